/** The words of a revoked device. They come with its screen, since most devices never are. */
import { type InEach, inLanguage } from '../words/in-language.ts'
import { countIn } from '../words/saying.ts'

export interface RevokedWords {
  readonly title: string
  readonly left: (scans: number) => string
  readonly leftNext: string
  readonly others: (scans: number) => string
  readonly pictures: (pictures: number) => string
  readonly done: string
  readonly doneNext: string
  readonly ignored: string
  readonly again: string
}

const en = countIn<'one'>('en')
const de = countIn<'one'>('de')
const es = countIn<'one'>('es')
const pl = countIn<'one' | 'few' | 'many'>('pl')

const wordsIn: InEach<RevokedWords> = {
  en: {
    title: 'This device was revoked',
    left: (n) => `${en(n, { one: 'scan', other: 'scans' })} still to hand in`,
    leftNext:
      'Keep it on, where there is a network. They are sent by themselves, and a supervisor decides on them.',
    others: (n) => `${en(n, { one: 'scan', other: 'scans' })} of other devices still to hand in`,
    pictures: (n) => `${en(n, { one: 'picture', other: 'pictures' })} still to hand in`,
    done: 'All handed in',
    doneNext:
      'Nothing is left on this device that the server does not have. Give it to a supervisor.',
    ignored: 'Nothing is scanned here any more. Take another device.',
    again: 'Add this device again',
  },
  de: {
    title: 'Dieses Gerät wurde gesperrt',
    left: (n) => `Noch ${de(n, { one: 'Scan', other: 'Scans' })} abzugeben`,
    leftNext:
      'Lass es an, wo ein Netz ist. Sie werden von selbst gesendet, und die Schichtleitung entscheidet darüber.',
    others: (n) => `Noch ${de(n, { one: 'Scan', other: 'Scans' })} anderer Geräte abzugeben`,
    pictures: (n) => `Noch ${de(n, { one: 'Bild', other: 'Bilder' })} abzugeben`,
    done: 'Alles abgegeben',
    doneNext:
      'Auf diesem Gerät ist nichts mehr, was der Server nicht hat. Gib es der Schichtleitung.',
    ignored: 'Hier wird nichts mehr gescannt. Nimm ein anderes Gerät.',
    again: 'Gerät neu hinzufügen',
  },
  es: {
    title: 'Este equipo fue revocado',
    left: (n) => `${es(n, { one: 'escaneo', other: 'escaneos' })} por entregar`,
    leftNext:
      'Déjelo encendido donde haya red. Se envían solos, y un supervisor decide sobre ellos.',
    others: (n) => `${es(n, { one: 'escaneo', other: 'escaneos' })} de otros equipos por entregar`,
    pictures: (n) => `${es(n, { one: 'foto', other: 'fotos' })} por entregar`,
    done: 'Todo entregado',
    doneNext: 'Aquí no queda nada que el servidor no tenga. Déselo a un supervisor.',
    ignored: 'Aquí ya no se escanea nada. Tome otro equipo.',
    again: 'Añadir de nuevo',
  },
  pl: {
    title: 'To urządzenie zostało zablokowane',
    left: (n) =>
      `Do oddania: ${pl(n, { one: 'skan', few: 'skany', many: 'skanów', other: 'skanu' })}`,
    leftNext:
      'Zostaw je włączone tam, gdzie jest sieć. Wyślą się same, a kierownik o nich zdecyduje.',
    others: (n) =>
      `Do oddania z innych urządzeń: ${pl(n, { one: 'skan', few: 'skany', many: 'skanów', other: 'skanu' })}`,
    pictures: (n) =>
      `Do oddania: ${pl(n, { one: 'zdjęcie', few: 'zdjęcia', many: 'zdjęć', other: 'zdjęcia' })}`,
    done: 'Wszystko oddane',
    doneNext: 'Nie ma tu już nic, czego nie ma serwer. Oddaj urządzenie kierownikowi.',
    ignored: 'Tu już się nie skanuje. Weź inne urządzenie.',
    again: 'Dodaj urządzenie ponownie',
  },
}

export const revokedWords = (language: string): RevokedWords => inLanguage(wordsIn, language)
