/** The words of printing. They come with its screen, since most people never print here. */
import type { SlipWords } from '@milepost/ui/print'
import type { Printable } from './sheets.ts'
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface PrintWords {
  readonly title: string
  readonly what: Readonly<Record<Printable, string>>
  readonly choose: string
  readonly size: string
  readonly sizes: Readonly<Record<'100x150' | '57x32', string>>
  readonly print: (sheets: number) => string
  readonly none: string
  readonly hint: string
  readonly slip: SlipWords
  readonly box: (place: number) => string
  readonly of: (place: number, of: number) => string
  readonly tote: string
  readonly bin: string
  readonly shipping: string
}

const wordsIn: InEach<PrintWords> = {
  en: {
    title: 'Print',
    what: {
      slip: 'Packing slip',
      order: 'Order label',
      boxes: 'Box labels',
      totes: 'Tote labels',
      practice: 'Practice',
      calibration: 'Calibration',
    },
    choose: 'What?',
    size: 'Paper',
    sizes: { '100x150': '100 × 150 mm, 4 × 6 in', '57x32': '57 × 32 mm' },
    print: (n) => `Print ${n}`,
    none: 'There is no box yet. Pack an item first.',
    hint: 'The printer must use this paper, at 100 %, without margins.',
    slip: {
      title: 'Packing slip',
      order: 'Order',
      what: 'Item',
      sku: 'SKU',
      units: 'Units',
      later: 'not in this parcel',
    },
    box: (place) => `Box ${place}`,
    of: (place, of) => `Box ${place} of ${of}`,
    tote: 'Tote',
    bin: 'Bin',
    shipping: 'Shipping label',
  },
  de: {
    title: 'Drucken',
    what: {
      slip: 'Packzettel',
      order: 'Auftragsetikett',
      boxes: 'Kartonetiketten',
      totes: 'Kistenetiketten',
      practice: 'Übung',
      calibration: 'Einmessen',
    },
    choose: 'Was?',
    size: 'Papier',
    sizes: { '100x150': '100 × 150 mm, 4 × 6 Zoll', '57x32': '57 × 32 mm' },
    print: (n) => `${n} drucken`,
    none: 'Noch kein Karton. Erst einen Artikel packen.',
    hint: 'Im Drucker dieses Papier wählen, 100 %, ohne Ränder.',
    slip: {
      title: 'Packzettel',
      order: 'Auftrag',
      what: 'Artikel',
      sku: 'Art.-Nr.',
      units: 'Stück',
      later: 'nicht in diesem Paket',
    },
    box: (place) => `Karton ${place}`,
    of: (place, of) => `Karton ${place} von ${of}`,
    tote: 'Kiste',
    bin: 'Fach',
    shipping: 'Versandetikett',
  },
  es: {
    title: 'Imprimir',
    what: {
      slip: 'Albarán',
      order: 'Etiqueta del pedido',
      boxes: 'Etiquetas de cajas',
      totes: 'Etiquetas de cubetas',
      practice: 'Práctica',
      calibration: 'Calibración',
    },
    choose: '¿Qué?',
    size: 'Papel',
    sizes: { '100x150': '100 × 150 mm, 4 × 6 pulg.', '57x32': '57 × 32 mm' },
    print: (n) => `Imprimir ${n}`,
    none: 'Aún no hay caja. Empaque primero un artículo.',
    hint: 'La impresora debe usar este papel, al 100 %, sin márgenes.',
    slip: {
      title: 'Albarán',
      order: 'Pedido',
      what: 'Artículo',
      sku: 'SKU',
      units: 'Unidades',
      later: 'no van en este paquete',
    },
    box: (place) => `Caja ${place}`,
    of: (place, of) => `Caja ${place} de ${of}`,
    tote: 'Cubeta',
    bin: 'Ubicación',
    shipping: 'Etiqueta de envío',
  },
  pl: {
    title: 'Drukowanie',
    what: {
      slip: 'List pakunkowy',
      order: 'Etykieta zamówienia',
      boxes: 'Etykiety paczek',
      totes: 'Etykiety pojemników',
      practice: 'Ćwiczenie',
      calibration: 'Kalibracja',
    },
    choose: 'Co?',
    size: 'Papier',
    sizes: { '100x150': '100 × 150 mm, 4 × 6 cali', '57x32': '57 × 32 mm' },
    print: (n) => `Drukuj ${n}`,
    none: 'Nie ma jeszcze paczki. Najpierw zapakuj towar.',
    hint: 'Drukarka musi mieć ten papier, 100 %, bez marginesów.',
    slip: {
      title: 'List pakunkowy',
      order: 'Zamówienie',
      what: 'Towar',
      sku: 'SKU',
      units: 'Sztuk',
      later: 'nie w tej paczce',
    },
    box: (place) => `Paczka ${place}`,
    of: (place, of) => `Paczka ${place} z ${of}`,
    tote: 'Pojemnik',
    bin: 'Miejsce',
    shipping: 'Etykieta wysyłkowa',
  },
}

export const printWords = (language: string): PrintWords => inLanguage(wordsIn, language)
