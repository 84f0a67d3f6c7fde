/** The words of pictures. They come with their screen. */
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface PhotoWords {
  readonly title: string
  readonly take: string
  readonly file: string
  readonly without: string
  readonly back: string
  readonly noPicture: string
  readonly noRoom: string
  readonly waiting: (count: number) => string
}

const wordsIn: InEach<PhotoWords> = {
  en: {
    title: 'Picture of the damage',
    take: 'Take picture',
    file: 'From a file',
    without: 'No picture',
    back: 'Not damaged',
    noPicture: 'There is no picture in that. Try another, or go on without.',
    noRoom: 'The device has no room for pictures. Go on without.',
    waiting: (n) => (n === 1 ? '1 picture waits' : `${n} pictures wait`),
  },
  de: {
    title: 'Bild vom Schaden',
    take: 'Aufnehmen',
    file: 'Aus Datei',
    without: 'Ohne Bild',
    back: 'Kein Schaden',
    noPicture: 'Darin ist kein Bild. Ein anderes versuchen oder ohne weitermachen.',
    noRoom: 'Auf dem Gerät ist kein Platz für Bilder. Ohne weitermachen.',
    waiting: (n) => (n === 1 ? '1 Bild wartet' : `${n} Bilder warten`),
  },
  es: {
    title: 'Foto del daño',
    take: 'Tomar foto',
    file: 'De un archivo',
    without: 'Sin foto',
    back: 'No hay daño',
    noPicture: 'No contiene ninguna imagen. Pruebe otra o siga sin ella.',
    noRoom: 'El equipo no tiene sitio para fotos. Siga sin ella.',
    waiting: (n) => (n === 1 ? '1 foto espera' : `${n} fotos esperan`),
  },
  pl: {
    title: 'Zdjęcie uszkodzenia',
    take: 'Zrób zdjęcie',
    file: 'Z pliku',
    without: 'Bez zdjęcia',
    back: 'Bez szkód',
    noPicture: 'To nie jest obraz. Spróbuj innego albo kontynuuj bez zdjęcia.',
    noRoom: 'Na urządzeniu brak miejsca na zdjęcia. Kontynuuj bez zdjęcia.',
    waiting: (n) => `Zdjęcia w kolejce: ${n}`,
  },
}

export const photoWords = (language: string): PhotoWords => inLanguage(wordsIn, language)
