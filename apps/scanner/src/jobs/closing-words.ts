/** The words of closing a load and of its manifest. They come with their screens. */
import { type InEach, inLanguage } from '../words/in-language.ts'

export interface ClosingWords {
  readonly labelled: string
  readonly scanned: string
  readonly manifested: string
  readonly missing: string
  readonly allOn: string
  readonly driver: string
  readonly sign: string
  readonly clear: string
  readonly close: string
  readonly closeWithout: (count: number) => string
  readonly unsigned: string
  readonly back: string
  readonly noRoom: string
  readonly manifest: string
  readonly print: string
  readonly csv: string
  readonly json: string
  readonly share: string
  readonly next: string
  readonly load: string
  readonly carrier: string
  readonly dock: string
  readonly closedAt: string
  readonly order: string
  readonly box: string
  readonly code: string
  readonly boxes: (count: number) => string
  readonly signature: string
  readonly notOn: string
}

const wordsIn: InEach<ClosingWords> = {
  en: {
    labelled: 'Labelled',
    scanned: 'Scanned on',
    manifested: 'On the manifest',
    missing: 'Not on the truck',
    allOn: 'All boxes of this carrier are on.',
    driver: 'Driver’s name',
    sign: 'Sign here with a finger',
    clear: 'Clear',
    close: 'Close',
    closeWithout: (n) => `Close without ${n}`,
    unsigned: 'Nobody signs',
    back: 'Scan on',
    noRoom: 'The device has no room for the signature. Close without it.',
    manifest: 'Manifest',
    print: 'Print',
    csv: 'Save as CSV',
    json: 'Save as JSON',
    share: 'Send',
    next: 'Next truck',
    load: 'Load',
    carrier: 'Carrier',
    dock: 'Dock',
    closedAt: 'Closed',
    order: 'Order',
    box: 'Box',
    code: 'Code',
    boxes: (n) => (n === 1 ? '1 box' : `${n} boxes`),
    signature: 'Driver',
    notOn: 'Labelled, not on this truck',
  },
  de: {
    labelled: 'Etikettiert',
    scanned: 'Gescannt',
    manifested: 'Auf dem Ladeschein',
    missing: 'Nicht auf dem Lkw',
    allOn: 'Alle Kartons dieses Paketdienstes sind geladen.',
    driver: 'Name des Fahrers',
    sign: 'Hier mit dem Finger unterschreiben',
    clear: 'Löschen',
    close: 'Schließen',
    closeWithout: (n) => `Ohne ${n} schließen`,
    unsigned: 'Niemand unterschreibt',
    back: 'Weiter scannen',
    noRoom: 'Auf dem Gerät ist kein Platz für die Unterschrift. Ohne sie schließen.',
    manifest: 'Ladeschein',
    print: 'Drucken',
    csv: 'Als CSV sichern',
    json: 'Als JSON sichern',
    share: 'Senden',
    next: 'Nächster Lkw',
    load: 'Ladung',
    carrier: 'Paketdienst',
    dock: 'Tor',
    closedAt: 'Geschlossen',
    order: 'Auftrag',
    box: 'Karton',
    code: 'Code',
    boxes: (n) => (n === 1 ? '1 Karton' : `${n} Kartons`),
    signature: 'Fahrer',
    notOn: 'Etikettiert, nicht auf diesem Lkw',
  },
  es: {
    labelled: 'Etique\u00ADtadas',
    scanned: 'Cargadas',
    manifested: 'En el manifiesto',
    missing: 'No están en el camión',
    allOn: 'Todas las cajas de este transportista están cargadas.',
    driver: 'Nombre del conductor',
    sign: 'Firme aquí con el dedo',
    clear: 'Borrar',
    close: 'Cerrar',
    closeWithout: (n) => `Cerrar sin ${n}`,
    unsigned: 'Nadie firma',
    back: 'Seguir escaneando',
    noRoom: 'El equipo no tiene sitio para la firma. Cierre sin ella.',
    manifest: 'Manifiesto',
    print: 'Imprimir',
    csv: 'Guardar CSV',
    json: 'Guardar JSON',
    share: 'Enviar',
    next: 'Otro camión',
    load: 'Carga',
    carrier: 'Transportista',
    dock: 'Muelle',
    closedAt: 'Cerrada',
    order: 'Pedido',
    box: 'Caja',
    code: 'Código',
    boxes: (n) => (n === 1 ? '1 caja' : `${n} cajas`),
    signature: 'Conductor',
    notOn: 'Etiquetadas, no en este camión',
  },
  pl: {
    labelled: 'Z etykietą',
    scanned: 'Na aucie',
    manifested: 'Na liście',
    missing: 'Nie ma na aucie',
    allOn: 'Wszystkie paczki tego przewoźnika są na aucie.',
    driver: 'Imię kierowcy',
    sign: 'Podpisz się tutaj palcem',
    clear: 'Wyczyść',
    close: 'Zamknij',
    closeWithout: (n) => `Zamknij bez ${n}`,
    unsigned: 'Nikt nie podpisuje',
    back: 'Skanuj dalej',
    noRoom: 'Na urządzeniu brak miejsca na podpis. Zamknij bez niego.',
    manifest: 'Lista załadunku',
    print: 'Drukuj',
    csv: 'Zapisz CSV',
    json: 'Zapisz JSON',
    share: 'Wyślij',
    next: 'Następne auto',
    load: 'Załadunek',
    carrier: 'Przewoźnik',
    dock: 'Rampa',
    closedAt: 'Zamknięto',
    order: 'Zamówienie',
    box: 'Paczka',
    code: 'Kod',
    boxes: (n) => `Paczki: ${n}`,
    signature: 'Kierowca',
    notOn: 'Z etykietą, nie na tym aucie',
  },
}

export const closingWords = (language: string): ClosingWords => inLanguage(wordsIn, language)
