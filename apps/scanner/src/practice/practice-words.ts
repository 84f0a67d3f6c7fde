/** The words of practice. */
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface PracticeWords {
  readonly banner: string
  readonly end: string
  readonly site: string
  readonly first: string
  readonly labels: string
}

const wordsIn: InEach<PracticeWords> = {
  en: {
    banner: 'Practice. Nothing counts.',
    end: 'End',
    site: 'Practice',
    first:
      'Print the labels, stick them on anything, and go through each job. Wrong scans are welcome.',
    labels: 'Practice labels',
  },
  de: {
    banner: 'Übung. Nichts zählt.',
    end: 'Beenden',
    site: 'Übung',
    first:
      'Etiketten drucken, irgendwo aufkleben und jede Aufgabe durchgehen. Falsche Scans erwünscht.',
    labels: 'Übungsetiketten',
  },
  es: {
    banner: 'Práctica. Nada cuenta.',
    end: 'Terminar',
    site: 'Práctica',
    first:
      'Imprima las etiquetas, péguelas donde sea y haga cada tarea. Los errores son bienvenidos.',
    labels: 'Etiquetas de práctica',
  },
  pl: {
    banner: 'Ćwiczenie. Nic się nie liczy.',
    end: 'Zakończ',
    site: 'Ćwiczenie',
    first: 'Wydrukuj etykiety, naklej gdziekolwiek i przejdź każde zadanie. Błędy mile widziane.',
    labels: 'Etykiety do ćwiczeń',
  },
}

export const practiceWords = (language: string): PracticeWords => inLanguage(wordsIn, language)
