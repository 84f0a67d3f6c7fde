/** What the app says to a scan, in German. */
import { kilograms } from '../jobs/weight.ts'
import { carrierName, countIn, joined, timeIn } from './saying.ts'
import type { Words } from './words.ts'

const language = 'de-DE'
const time = timeIn(language)
const count = countIn<'one'>(language)
const pieces = (n: number) => `${n} Stück`
const boxes = (n: number) => count(n, { one: 'Karton', other: 'Kartons' })
const box = (place: number) => `Karton ${place}`
const order = (reference: string) => `Auftrag ${reference}`
const tote = (name: string) => `Kiste ${name}`
const of = (now: number, all: number) => `${now} von ${all}`
const times = (n: number, name: string) => (n === 1 ? name : `${n} × ${name}`)

export const germanRemarks: Words['remarks'] = {
  'received': (it) => ['Eingang', joined(times(it.units, it.name), of(it.now, it.of))],
  'over': (it) => ['Zu viel', `${it.name}: ${of(it.now, it.of)}. Angenommen; bitte melden.`],
  'received-damaged': (it) => [
    'Beschädigt',
    `${times(it.units, it.name)}. Angenommen; beiseitestellen.`,
  ],
  'not-announced': (it) => ['Nicht erwartet', `${times(it.units, it.name)}. Angenommen, vermerkt.`],
  'all-received': (it) => [
    'Alles da',
    joined(`${it.name}: alle ${it.of} schon angenommen`, ...it.references),
  ],
  'receipt-chosen': (it) => [
    'Lieferung',
    joined(it.reference, `${pieces(it.units)} ${it.units === 1 ? 'fehlt' : 'fehlen'} noch`),
  ],
  'which-receipt': (it) => ['Welche?', `${it.count} Lieferungen erwarten ${it.name}. Antippen.`],
  'put-where': (it) => [
    it.bin ?? 'Ein Fach',
    `${times(it.units, it.name)}. Jetzt ${it.bin === undefined ? 'sein' : 'dieses'} Fach scannen.`,
  ],
  'put-away': (it) => ['Eingelagert', joined(times(it.units, it.name), it.bin)],
  'put-elsewhere': (it) => [
    'Eingelagert',
    `${times(it.units, it.name)} in ${it.bin}, nicht im eigenen Fach. Vermerkt.`,
  ],
  'put-wrong': (it) => [
    'Falsches Fach',
    `${it.name} gehört nicht in ${it.bin}. Weiter zu ${it.goTo}.`,
  ],
  'goods-first': (it) => [
    'Erst Ware',
    joined(`Fach ${it.bin}`, it.name && `hierher gehört ${it.name}`),
  ],
  'picked': (it) => [
    'Gepickt',
    joined(times(it.units, it.name), of(it.now, it.of), it.tote && tote(it.tote)),
  ],
  'enough': (it) => ['Genug', `${it.name}: alle ${it.of} sind da.`],
  'too-many': (it) => [
    'Zu viel',
    `${it.times} × ${it.name}, es ${it.left === 1 ? 'fehlt' : 'fehlen'} nur ${it.left}.`,
  ],
  'pick-order': (it) => [order(it.reference), `${pieces(it.units)} zu picken`],
  'order-picked': (it) => [
    'Alles da',
    joined(`${order(it.reference)} geht zum Packen.`, it.tote && tote(it.tote)),
  ],
  'cart-picked': (it) => [
    'Alles da',
    joined(`${it.orders} Aufträge gehen zum Packen.`, it.tote && tote(it.tote)),
  ],
  'on-cart': (it) => [order(it.reference), `${pieces(it.units)}. Jetzt seine Kiste scannen.`],
  'off-cart': (it) => ['Vom Wagen', order(it.reference)],
  'cart-started': (it) => [
    'Los geht’s',
    `${count(it.orders, { one: 'Auftrag', other: 'Aufträge' })}, ${pieces(it.units)}`,
  ],
  'tote-bound': (it) => [tote(it.tote), order(it.reference)],
  'tote-taken': (it) => ['Kiste vergeben', `${tote(it.tote)} ist für ${order(it.reference)}.`],
  'tote-of': (it) => [tote(it.tote), `Sie ist für ${order(it.reference)}.`],
  'nothing-to-pick': (it) => ['Schon fertig', `${order(it.reference)}: nichts mehr zu picken.`],
  'at-bin': (it) => [
    'Richtig hier',
    joined(`${it.bin}: ${times(it.units, it.name)} nehmen`, it.tote && tote(it.tote)),
  ],
  'wrong-bin': (it) => [
    'Falsches Fach',
    `${it.bin} steht nicht auf der Liste.${it.goTo ? ` Weiter zu ${it.goTo}.` : ''}`,
  ],
  'bin-first': (it) => ['Erst das Fach', `Fach ${it.bin} scannen, dann ${it.name}.`],
  'look-in': (it) => ['Dort nachsehen', `${it.name} liegt vielleicht in ${it.bin}.`],
  'short': (it) => ['Fehlmenge', `${times(it.units, it.name)}: ${germanReasons[it.reason]}`],
  'wrong-item': (it) => [
    'Falsch',
    joined(
      `Das ist ${it.name}`,
      it.bin && `Gehört in ${it.bin}`,
      it.wanted && `Gesucht: ${it.wanted}`,
    ),
  ],
  'pack-order': (it) => [order(it.reference), `${pieces(it.units)} zu packen`],
  'not-all-picked': (it) => [
    'Unvollständig',
    `${order(it.reference)}: ${pieces(it.units)} noch nicht gepickt.`,
  ],
  'packed': (it) => ['Gepackt', joined(times(it.units, it.name), of(it.now, it.of), box(it.box))],
  'already-packed': (it) => ['Schon fertig', joined(order(it.reference), boxes(it.boxes))],
  'box-chosen': (it) => [box(it.box), order(it.reference)],
  'box-closed': (it) => ['Zu', `${box(it.box)}: jetzt das Versandetikett scannen.`],
  'label-bound': (it) => ['Etikettiert', `${carrierName(it.carrier)} auf ${box(it.box)}`],
  'unknown-label-bound': (it) => [
    'Unbekanntes Etikett',
    `${it.number} gilt jetzt für ${box(it.box)}. Sonst zurücknehmen.`,
  ],
  'weighed': (it) => ['Gewogen', joined(kilograms(it.grams), box(it.box))],
  'weighed-closed': (it) => ['Schon zu', `${box(it.box)} behält sein Gewicht.`],
  'relabel': (it) => ['Neues Etikett', `${box(it.box)} hatte ${it.number}. Neues scannen.`],
  'relabelled': (it) => ['Umetikettiert', `${box(it.box)}: ${it.number} statt ${it.from}`],
  'label-is-on': (it) => ['Vergeben', `Klebt auf ${order(it.reference)}, ${box(it.box)}.`],
  'nothing-in-box': () => ['Erst Ware', 'Erst einen Artikel in den Karton, dann das Etikett.'],
  'order-packed': (it) => ['Gepackt', joined(order(it.reference), boxes(it.boxes))],
  'load-opened': (it) => ['Ladung offen', `${carrierName(it.carrier)}: Kartons scannen.`],
  'loaded': (it) => ['Geladen', joined(order(it.reference), `Karton ${of(it.box, it.of)}`)],
  'already-loaded': (it) => [
    'Schon geladen',
    joined(order(it.reference), box(it.box), it.at !== undefined && time(it.at)),
  ],
  'wrong-carrier': (it) => [
    'Falscher Lkw',
    joined(it.reference && order(it.reference), `Geht mit ${carrierName(it.carrier)}`),
  ],
  'loaded-after': (it) => [
    'Geladen',
    joined(
      order(it.reference),
      box(it.box),
      `${carrierName(it.carrier)} hat zuerst gescannt`,
      it.at !== undefined && time(it.at),
    ),
  ],
  'on-no-box': (it) => [
    'Auf keinem Karton',
    joined(it.carrier && carrierName(it.carrier), it.number),
  ],
  'loaded-without-label': (it) => [
    'Ohne Etikett',
    `${order(it.reference)}, ${box(it.box)} ist geladen. Etikett prüfen.`,
  ],
  'loaded-unknown': (it) => ['Nicht gelistet', `${it.number} ist geladen und vermerkt.`],
  'already-loaded-unknown': (it) => ['Schon geladen', it.number],
  'order-cancelled': (it) => ['Bleibt hier', `${order(it.reference)} ist storniert.`],
  'some-missing': (it) => [
    count(it.count, { one: 'fehlt', other: 'fehlen' }),
    'Liste ansehen, bevor der Lkw fährt.',
  ],
  'all-on': (it) => ['Alle geladen', joined(carrierName(it.carrier), boxes(it.boxes))],
  'load-closed': (it) => ['Ladung zu', joined(carrierName(it.carrier), boxes(it.boxes))],
  'open-load-first': (it) => [
    'Welcher Lkw?',
    joined(it.reference && order(it.reference), 'Erst den Paketdienst wählen.'),
  ],
  'damage-noted': (it) => [
    'Schaden vermerkt',
    joined(it.name, it.hasPhoto ? 'mit Bild' : 'ohne Bild'),
  ],
  'return-received': (it) => ['Zurück', joined(it.what, it.units > 0 && pieces(it.units))],
  'return-unannounced': (it) => ['Nicht angekündigt', `${it.what}. Angenommen, vermerkt.`],
  'return-here': (it) => ['Schon da', joined(it.what, germanReturns.places[it.state])],
  'return-inspected': (it) => [
    germanReturns.conditions[it.condition],
    `${it.what}. Was wird daraus?`,
  ],
  'return-decided': (it) => [germanReturns.decisions[it.decision], it.what],
  'return-chosen': (it) => ['Retoure', joined(it.what, germanReturns.places[it.state])],
  'return-is-done': () => ['Schon fertig', 'Diese Retoure ist entschieden.'],
  'return-goods': (it) => ['Gehört dazu', it.name],
  'return-other-goods': (it) => [
    'Nicht daraus',
    `${it.name} war nicht in ${it.what}. Bitte melden.`,
  ],
  'which-return': (it) => ['Welche?', `${it.count} Retouren zu ${it.what} erwartet. Antippen.`],
  'a-box': (it) => [
    'Ein Karton',
    joined(
      `${order(it.reference)}, ${box(it.box)}`,
      germanBoxStates[it.state],
      it.at !== undefined && time(it.at),
    ),
  ],
  'an-order': (it) => ['Ein Auftrag', joined(order(it.reference), germanStages[it.stage])],
  'a-product': (it) => ['Ein Artikel', joined(it.name, it.bin && `Fach ${it.bin}`)],
  'an-own-label': (it) => [germanLabels[it.label], `${it.value} wird hier nicht gebraucht.`],
  'a-tracking-number': (it) => ['Versandetikett', joined(carrierName(it.carrier), it.number)],
  'a-shipping-unit': (it) => ['Palette oder Gebinde', it.sscc],
  'unknown': (it) => [
    'Hier unbekannt',
    `${it.text} ist kein eigenes Etikett, kein Artikel und keine Sendungsnummer. Anderen Code darauf scannen oder Aufdruck eintippen.`,
  ],
  'unreadable': (it) => [
    'Nochmal',
    joined(
      germanUnreadable[it.because],
      it.signs && `Zuerst prüfen: Zeichen ${it.signs.join(', ')}`,
    ),
  ],
  'choose-order-first': (it) => [
    order(it.reference),
    `Braucht ${it.name}. Nochmal scannen, dann zählt es.`,
  ],
  'undone': (it) => ['Rückgängig', it.what],
  'practice-label': () => ['Übungsetikett', 'Es zählt nur in der Übung. Bitte weglegen.'],
  'separators-lost': () => [
    'Nicht mit diesem Scanner',
    'Er verliert die Trennzeichen; Charge und Serie liefen zusammen. Bitte die Kamera nehmen.',
  ],
  'nothing-to-undo': () => ['Kein Scan da', 'Es gibt nichts rückgängig zu machen.'],
  'not-stored': () => [
    'Nicht gesichert',
    'Das Gerät konnte den Scan nicht speichern. Es versucht es weiter; Ware noch nicht weglegen.',
  ],
}

export const germanReasons: Words['pick']['reasons'] = {
  'out-of-stock': 'Fach ist leer',
  'damaged': 'Beschädigt',
  'wrong-bin': 'Liegt nicht hier',
  'other': 'Anderer Grund',
}

export const germanStages: Words['stages'] = {
  'ordered': 'bestellt',
  'picking': 'wird gepickt',
  'packing': 'wird gepackt',
  'packed': 'gepackt',
  'handed-over': 'übergeben',
  'in-transit': 'unterwegs',
  'out-for-delivery': 'in Zustellung',
  'delivered': 'zugestellt',
  'cancelled': 'storniert',
  'returned': 'zurückgekommen',
}

export const germanLabels: Words['labels'] = {
  order: 'Auftrag',
  box: 'Karton',
  bin: 'Fach',
  tote: 'Kiste',
  badge: 'Ausweis',
  device: 'Gerät',
  load: 'Ladung',
}

export const germanBoxStates: Words['boxStates'] = {
  'open': 'noch offen',
  'packed': 'zuletzt gepackt',
  'handed-over': 'übergeben',
}

export const germanUnreadable: Words['unreadable'] = {
  'check-digit': 'Die Prüfziffer passt nicht. Nochmal scannen.',
  'gs1-syntax': 'Das Etikett ist fehlerhaft. Einen anderen Code darauf scannen.',
  'empty': 'Der Code war leer.',
  'own-label-check': 'Ein Zeichen wurde falsch gelesen. Nochmal scannen.',
}

export const germanReturns: Pick<Words['returns'], 'places' | 'conditions' | 'decisions'> = {
  places: { 'expected': 'erwartet', 'to-inspect': 'zu prüfen', 'to-decide': 'zu entscheiden' },
  conditions: { good: 'In Ordnung', damaged: 'Beschädigt' },
  decisions: {
    restock: 'Ins Lager',
    repair: 'Reparieren',
    vendor: 'Zum Lieferanten',
    dispose: 'Entsorgen',
  },
}
