/** The words for goods that are one too many. They come with their question. */
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface SurplusWords {
  readonly all: string
  readonly take: (reference: string) => string
  readonly leave: string
}

const wordsIn: InEach<SurplusWords> = {
  en: {
    all: 'All that was announced is received. Nothing was counted now.',
    take: (reference) => `One too many: take it in on ${reference}`,
    leave: 'Counted before',
  },
  de: {
    all: 'Alles Angekündigte ist angenommen. Jetzt wurde nichts gezählt.',
    take: (reference) => `Zu viel geliefert: auf ${reference} annehmen`,
    leave: 'Schon gezählt',
  },
  es: {
    all: 'Se recibió todo lo anunciado. Ahora no se contó nada.',
    take: (reference) => `Sobra: recibirlo en ${reference}`,
    leave: 'Ya se contó',
  },
  pl: {
    all: 'Przyjęto wszystko, co zapowiedziano. Teraz niczego nie policzono.',
    take: (reference) => `Nadwyżka: przyjmij na ${reference}`,
    leave: 'Już policzone',
  },
}

export const surplusWords = (language: string): SurplusWords => inLanguage(wordsIn, language)
