/** What the app says to a scan, in Polish. */
import { kilograms } from '../jobs/weight.ts'
import { carrierName, countIn, joined, timeIn } from './saying.ts'
import type { Words } from './words.ts'

const language = 'pl-PL'
const time = timeIn(language)
const count = countIn<'one' | 'few' | 'many'>(language)
const pieces = (n: number) => `${n} szt.`
const boxes = (n: number) =>
  count(n, { one: 'paczka', few: 'paczki', many: 'paczek', other: 'paczki' })
const box = (place: number) => `paczka ${place}`
const order = (reference: string) => `Zamówienie ${reference}`
const tote = (name: string) => `Pojemnik ${name}`
const of = (now: number, all: number) => `${now} z ${all}`
const times = (n: number, name: string) => (n === 1 ? name : `${n} × ${name}`)

export const polishRemarks: Words['remarks'] = {
  'received': (it) => ['Przyjęto', joined(times(it.units, it.name), of(it.now, it.of))],
  'over': (it) => ['Za dużo', `${it.name}: ${of(it.now, it.of)}. Przyjęto; powiedz kierownikowi.`],
  'received-damaged': (it) => [
    'Uszkodzone',
    `${times(it.units, it.name)}. Przyjęto; odłóż osobno.`,
  ],
  'not-announced': (it) => ['Nieawizowane', `${times(it.units, it.name)}. Przyjęto i oznaczono.`],
  'all-received': (it) => [
    'Już komplet',
    joined(`${it.name}: przyjęto już wszystkie (${it.of})`, ...it.references),
  ],
  'receipt-chosen': (it) => ['Dostawa', joined(it.reference, `brakuje ${pieces(it.units)}`)],
  'which-receipt': (it) => ['Która?', `${it.name} jest w ${it.count} dostawach. Dotknij jednej.`],
  'put-where': (it) => [
    it.bin ?? 'Dowolne miejsce',
    `${times(it.units, it.name)}. Teraz zeskanuj ${it.bin === undefined ? 'jego' : 'to'} miejsce.`,
  ],
  'put-away': (it) => ['Odłożono', joined(times(it.units, it.name), it.bin)],
  'put-elsewhere': (it) => [
    'Odłożono',
    `${times(it.units, it.name)} w ${it.bin}, nie na swoim miejscu. Zapisano.`,
  ],
  'put-wrong': (it) => ['Złe miejsce', `${it.name} nie leży w ${it.bin}. Idź do ${it.goTo}.`],
  'goods-first': (it) => [
    'Najpierw towar',
    joined(`Miejsce ${it.bin}`, it.name && `tu leży ${it.name}`),
  ],
  'picked': (it) => [
    'Pobrano',
    joined(times(it.units, it.name), of(it.now, it.of), it.tote && tote(it.tote)),
  ],
  'enough': (it) => ['Wystarczy', `${it.name}: jest już ${it.of}.`],
  'too-many': (it) => ['Za dużo', `${it.times} × ${it.name}, a brakuje tylko ${it.left}.`],
  'pick-order': (it) => [order(it.reference), `do pobrania ${pieces(it.units)}`],
  'order-picked': (it) => [
    'Komplet',
    joined(`${order(it.reference)} idzie do pakowania.`, it.tote && tote(it.tote)),
  ],
  'cart-picked': (it) => [
    'Wszystko pobrane',
    joined(`Zamówienia do pakowania: ${it.orders}.`, it.tote && tote(it.tote)),
  ],
  'on-cart': (it) => [order(it.reference), `${pieces(it.units)} Zeskanuj jego pojemnik.`],
  'off-cart': (it) => ['Zdjęte z wózka', order(it.reference)],
  'cart-started': (it) => ['W drogę', `Zamówienia: ${it.orders}, ${pieces(it.units)}`],
  'tote-bound': (it) => [tote(it.tote), order(it.reference)],
  'tote-taken': (it) => ['Pojemnik zajęty', `${tote(it.tote)}: zamówienie ${it.reference}.`],
  'tote-of': (it) => [tote(it.tote), `Jest dla zamówienia ${it.reference}.`],
  'nothing-to-pick': (it) => ['Już gotowe', `${order(it.reference)}: nic do pobrania.`],
  'at-bin': (it) => [
    'Dobre miejsce',
    joined(`${it.bin}: weź ${times(it.units, it.name)}`, it.tote && tote(it.tote)),
  ],
  'wrong-bin': (it) => [
    'Złe miejsce',
    `${it.bin} nie ma na liście.${it.goTo ? ` Idź do ${it.goTo}.` : ''}`,
  ],
  'bin-first': (it) => ['Najpierw miejsce', `Zeskanuj ${it.bin}, potem ${it.name}.`],
  'look-in': (it) => ['Sprawdź tam', `${it.name} może leżeć w ${it.bin}.`],
  'short': (it) => ['Brak', `${times(it.units, it.name)}: ${polishReasons[it.reason]}`],
  'wrong-item': (it) => [
    'Zły towar',
    joined(
      `To jest ${it.name}`,
      it.bin && `Miejsce: ${it.bin}`,
      it.wanted && `Szukany: ${it.wanted}`,
    ),
  ],
  'pack-order': (it) => [order(it.reference), `do spakowania ${pieces(it.units)}`],
  'not-all-picked': (it) => [
    'Niepełne',
    `${order(it.reference)}: nie pobrano jeszcze ${pieces(it.units)}`,
  ],
  'packed': (it) => ['Spakowano', joined(times(it.units, it.name), of(it.now, it.of), box(it.box))],
  'already-packed': (it) => ['Już gotowe', joined(order(it.reference), boxes(it.boxes))],
  'box-chosen': (it) => [`Paczka ${it.box}`, order(it.reference)],
  'box-closed': (it) => ['Zamknięta', `Paczka ${it.box}: teraz zeskanuj etykietę wysyłkową.`],
  'label-bound': (it) => ['Oznaczona', joined(carrierName(it.carrier), box(it.box))],
  'unknown-label-bound': (it) => [
    'Nieznana etykieta',
    `${it.number} należy teraz do: ${box(it.box)}. Jeśli nie, cofnij.`,
  ],
  'weighed': (it) => ['Zważono', joined(kilograms(it.grams), box(it.box))],
  'weighed-closed': (it) => ['Już zamknięta', `${box(it.box)}: waga się nie zmienia.`],
  'relabel': (it) => ['Nowa etykieta', `${box(it.box)}: było ${it.number}. Zeskanuj nową.`],
  'relabelled': (it) => ['Zmieniono etykietę', `${box(it.box)}: ${it.number} zamiast ${it.from}`],
  'label-is-on': (it) => ['Zajęta', `Jest na: ${order(it.reference)}, ${box(it.box)}.`],
  'nothing-in-box': () => ['Najpierw towar', 'Zeskanuj towar do paczki, potem etykietę.'],
  'order-packed': (it) => ['Spakowano', joined(order(it.reference), boxes(it.boxes))],
  'load-opened': (it) => ['Otwarto', `${carrierName(it.carrier)}: skanuj paczki.`],
  'loaded': (it) => ['Załadowano', joined(order(it.reference), `paczka ${of(it.box, it.of)}`)],
  'already-loaded': (it) => [
    'Już na aucie',
    joined(order(it.reference), box(it.box), it.at !== undefined && time(it.at)),
  ],
  'wrong-carrier': (it) => [
    'Złe auto',
    joined(it.reference && order(it.reference), `Ta paczka jedzie z ${carrierName(it.carrier)}`),
  ],
  'loaded-after': (it) => [
    'Załadowano',
    joined(
      order(it.reference),
      box(it.box),
      `${carrierName(it.carrier)}: skan był wcześniej`,
      it.at !== undefined && time(it.at),
    ),
  ],
  'on-no-box': (it) => [
    'Na żadnej paczce',
    joined(it.carrier && carrierName(it.carrier), it.number),
  ],
  'loaded-without-label': (it) => [
    'Brak etykiety',
    `${order(it.reference)}, ${box(it.box)}: załadowano. Sprawdź etykietę.`,
  ],
  'loaded-unknown': (it) => ['Poza listą', `${it.number}: załadowano i oznaczono.`],
  'already-loaded-unknown': (it) => ['Już na aucie', it.number],
  'order-cancelled': (it) => ['Zostaw', `${order(it.reference)} jest anulowane.`],
  'some-missing': (it) => [`Brakuje ${it.count}`, 'Spójrz na listę, zanim auto odjedzie.'],
  'all-on': (it) => ['Wszystko na aucie', joined(carrierName(it.carrier), boxes(it.boxes))],
  'load-closed': (it) => ['Zamknięto', joined(carrierName(it.carrier), boxes(it.boxes))],
  'open-load-first': (it) => [
    'Które auto?',
    joined(it.reference && order(it.reference), 'Najpierw wybierz przewoźnika.'),
  ],
  'damage-noted': (it) => [
    'Zapisano uszkodzenie',
    joined(it.name, it.hasPhoto ? 'ze zdjęciem' : 'bez zdjęcia'),
  ],
  'return-received': (it) => ['Wrócił', joined(it.what, it.units > 0 && pieces(it.units))],
  'return-unannounced': (it) => ['Niezapowiedziany', `${it.what}. Przyjęto i oznaczono.`],
  'return-here': (it) => ['Już tu jest', joined(it.what, polishReturns.places[it.state])],
  'return-inspected': (it) => [
    polishReturns.conditions[it.condition],
    `${it.what}. Co z nim dalej?`,
  ],
  'return-decided': (it) => [polishReturns.decisions[it.decision], it.what],
  'return-chosen': (it) => ['Zwrot', joined(it.what, polishReturns.places[it.state])],
  'return-is-done': () => ['Już gotowe', 'O tym zwrocie już zdecydowano.'],
  'return-goods': (it) => ['Pasuje', it.name],
  'return-other-goods': (it) => [
    'Nie stąd',
    `${it.name} nie było w: ${it.what}. Powiedz kierownikowi.`,
  ],
  'which-return': (it) => [
    'Który?',
    `Oczekiwane zwroty dla ${it.what}: ${it.count}. Dotknij jednego.`,
  ],
  'a-box': (it) => [
    'Paczka',
    joined(
      `${order(it.reference)}, ${box(it.box)}`,
      polishBoxStates[it.state],
      it.at !== undefined && time(it.at),
    ),
  ],
  'an-order': (it) => ['Zamówienie', joined(it.reference, polishStages[it.stage])],
  'a-product': (it) => ['Towar', joined(it.name, it.bin && `miejsce ${it.bin}`)],
  'an-own-label': (it) => [polishLabels[it.label], `${it.value}: tutaj niepotrzebne.`],
  'a-tracking-number': (it) => ['Etykieta', joined(carrierName(it.carrier), it.number)],
  'a-shipping-unit': (it) => ['Paleta lub karton', it.sscc],
  'unknown': (it) => [
    'Nieznany kod',
    `${it.text} to nie nasza etykieta, produkt ani numer przesyłki. Zeskanuj inny kod albo wpisz nadruk.`,
  ],
  'unreadable': (it) => [
    'Jeszcze raz',
    joined(
      polishUnreadable[it.because],
      it.signs && `Sprawdź najpierw znak ${it.signs.join(', ')}`,
    ),
  ],
  'choose-order-first': (it) => [
    order(it.reference),
    `Potrzebuje: ${it.name}. Zeskanuj ponownie, by policzyć.`,
  ],
  'undone': (it) => ['Cofnięto', it.what],
  'practice-label': () => ['Etykieta do ćwiczeń', 'Liczy się tylko w ćwiczeniu. Odłóż ją.'],
  'separators-lost': () => [
    'Nie tym skanerem',
    'Gubi separatory: partia i numer zlałyby się. Użyj aparatu.',
  ],
  'nothing-to-undo': () => ['Nie ma czego cofnąć', 'To urządzenie nie ma już skanów.'],
  'not-stored': () => [
    'Nie zapisano',
    'Urządzenie nie zapisało skanu. Próbuje dalej; nie odkładaj jeszcze towaru.',
  ],
}

export const polishReasons: Words['pick']['reasons'] = {
  'out-of-stock': 'Miejsce puste',
  'damaged': 'Uszkodzone',
  'wrong-bin': 'Nie ma tutaj',
  'other': 'Inny powód',
}

export const polishStages: Words['stages'] = {
  'ordered': 'zamówione',
  'picking': 'w pobieraniu',
  'packing': 'w pakowaniu',
  'packed': 'spakowane',
  'handed-over': 'przekazane',
  'in-transit': 'w drodze',
  'out-for-delivery': 'w doręczeniu',
  'delivered': 'doręczone',
  'cancelled': 'anulowane',
  'returned': 'zwrócone',
}

export const polishLabels: Words['labels'] = {
  order: 'Zamówienie',
  box: 'Paczka',
  bin: 'Miejsce',
  tote: 'Pojemnik',
  badge: 'Identyfikator',
  device: 'Urządzenie',
  load: 'Załadunek',
}

export const polishBoxStates: Words['boxStates'] = {
  'open': 'jeszcze otwarta',
  'packed': 'spakowana',
  'handed-over': 'przekazana',
}

export const polishUnreadable: Words['unreadable'] = {
  'check-digit': 'Cyfra kontrolna się nie zgadza. Zeskanuj ponownie.',
  'gs1-syntax': 'Etykieta ma błąd. Zeskanuj inny kod z niej.',
  'empty': 'Kod był pusty.',
  'own-label-check': 'Jeden znak odczytano źle. Zeskanuj ponownie.',
}

export const polishReturns: Pick<Words['returns'], 'places' | 'conditions' | 'decisions'> = {
  places: { 'expected': 'oczekiwany', 'to-inspect': 'do sprawdzenia', 'to-decide': 'do decyzji' },
  conditions: { good: 'W porządku', damaged: 'Uszkodzony' },
  decisions: {
    restock: 'Do magazynu',
    repair: 'Do naprawy',
    vendor: 'Do dostawcy',
    dispose: 'Do utylizacji',
  },
}
