/** The words of calibration. */
import type { CalibrationStep } from '../capture/calibration.ts'
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface CalibrateWords {
  readonly title: string
  readonly intro: string
  readonly sheet: string
  readonly next: (place: number, of: number) => string
  readonly step: Readonly<Record<CalibrationStep, string>>
  readonly other: string
  readonly known: string
  readonly unknown: string
  readonly forget: string
  readonly again: string
  readonly plain: string
  readonly prefix: (text: string) => string
  readonly tail: (text: string) => string
  readonly layout: (signs: number) => string
  readonly separator: (text: string) => string
  readonly losesGs: string
  readonly slow: (ms: number) => string
}

const wordsIn: InEach<CalibrateWords> = {
  en: {
    title: 'Scanner',
    intro: 'Print the sheet and scan its three codes. The device learns how your scanner types.',
    sheet: 'Print the sheet',
    next: (place, of) => `Code ${place} of ${of}`,
    step: { letters: 'Letters', signs: 'Digits and signs', separators: 'Separators' },
    other: 'That was another code. Scan the one named here.',
    known: 'This scanner is known.',
    unknown: 'Not calibrated: most scanners work as they are.',
    forget: 'Forget it',
    again: 'Begin again',
    plain: 'It types everything as printed.',
    prefix: (text) => `Put in front: ${text}`,
    tail: (text) => `Put behind: ${text}`,
    layout: (n) => `Wrong keyboard layout: ${n} signs are put right.`,
    separator: (text) => `Separator comes as ${text}`,
    losesGs:
      'It loses separators: GS1 codes with lot or serial are refused. Use the camera for them.',
    slow: (ms) => `Slow: up to ${ms} ms a sign`,
  },
  de: {
    title: 'Scanner',
    intro: 'Blatt drucken und seine drei Codes scannen. Das Gerät lernt, wie der Scanner tippt.',
    sheet: 'Blatt drucken',
    next: (place, of) => `Code ${place} von ${of}`,
    step: { letters: 'Buchstaben', signs: 'Ziffern und Zeichen', separators: 'Trennzeichen' },
    other: 'Das war ein anderer Code. Bitte den hier genannten scannen.',
    known: 'Dieser Scanner ist bekannt.',
    unknown: 'Nicht eingemessen: die meisten Scanner gehen auch so.',
    forget: 'Vergessen',
    again: 'Von vorn',
    plain: 'Er tippt alles, wie es gedruckt ist.',
    prefix: (text) => `Steht davor: ${text}`,
    tail: (text) => `Steht dahinter: ${text}`,
    layout: (n) => `Falsche Tastaturbelegung: ${n} Zeichen werden berichtigt.`,
    separator: (text) => `Trennzeichen kommt als ${text}`,
    losesGs: 'Er verliert Trennzeichen: GS1-Codes mit Charge oder Serie bitte mit der Kamera.',
    slow: (ms) => `Langsam: bis ${ms} ms je Zeichen`,
  },
  es: {
    title: 'Lector',
    intro: 'Imprima la hoja y escanee sus tres códigos. El equipo aprende cómo escribe el lector.',
    sheet: 'Imprimir la hoja',
    next: (place, of) => `Código ${place} de ${of}`,
    step: { letters: 'Letras', signs: 'Cifras y signos', separators: 'Separadores' },
    other: 'Era otro código. Escanee el que se nombra aquí.',
    known: 'Este lector ya se conoce.',
    unknown: 'Sin calibrar: casi todos los lectores funcionan así.',
    forget: 'Olvidarlo',
    again: 'Empezar de nuevo',
    plain: 'Escribe todo como está impreso.',
    prefix: (text) => `Delante pone: ${text}`,
    tail: (text) => `Detrás pone: ${text}`,
    layout: (n) => `Teclado equivocado: se corrigen ${n} signos.`,
    separator: (text) => `El separador llega como ${text}`,
    losesGs: 'Pierde los separadores: los códigos GS1 con lote o serie, con la cámara.',
    slow: (ms) => `Lento: hasta ${ms} ms por signo`,
  },
  pl: {
    title: 'Skaner',
    intro: 'Wydrukuj arkusz i zeskanuj trzy kody. Urządzenie nauczy się, jak pisze skaner.',
    sheet: 'Drukuj arkusz',
    next: (place, of) => `Kod ${place} z ${of}`,
    step: { letters: 'Litery', signs: 'Cyfry i znaki', separators: 'Separatory' },
    other: 'To był inny kod. Zeskanuj ten, który jest tu nazwany.',
    known: 'Ten skaner jest znany.',
    unknown: 'Bez kalibracji: większość skanerów działa od razu.',
    forget: 'Zapomnij',
    again: 'Od początku',
    plain: 'Pisze wszystko tak, jak wydrukowano.',
    prefix: (text) => `Dodaje z przodu: ${text}`,
    tail: (text) => `Dodaje z tyłu: ${text}`,
    layout: (n) => `Zły układ klawiatury: poprawiane znaki: ${n}.`,
    separator: (text) => `Separator przychodzi jako ${text}`,
    losesGs: 'Gubi separatory: kody GS1 z partią lub numerem tylko aparatem.',
    slow: (ms) => `Wolny: do ${ms} ms na znak`,
  },
}

export const calibrateWords = (language: string): CalibrateWords => inLanguage(wordsIn, language)
