/** What the app says to a scan, in English. */
import { kilograms } from '../jobs/weight.ts'
import { carrierName, countIn, joined, timeIn } from './saying.ts'
import type { Words } from './words.ts'

const language = 'en-GB'
const time = timeIn(language)
const count = countIn<'one'>(language)
const units = (n: number) => count(n, { one: 'unit', other: 'units' })
const boxes = (n: number) => count(n, { one: 'box', other: 'boxes' })
const box = (place: number) => `box ${place}`
const tote = (name: string) => `Tote ${name}`
const of = (now: number, all: number) => `${now} of ${all}`
const times = (n: number, name: string) => (n === 1 ? name : `${n} × ${name}`)

export const englishRemarks: Words['remarks'] = {
  'received': (it) => ['Received', joined(times(it.units, it.name), of(it.now, it.of))],
  'over': (it) => ['Too many', `${it.name}: ${of(it.now, it.of)}. Taken in; tell the supervisor.`],
  'received-damaged': (it) => ['Damaged', `${times(it.units, it.name)}. Taken in; keep it apart.`],
  'not-announced': (it) => ['Not expected', `${times(it.units, it.name)}. Taken in and flagged.`],
  'all-received': (it) => [
    'All here',
    joined(`${it.name}: all ${it.of} received already`, ...it.references),
  ],
  'receipt-chosen': (it) => ['Delivery', joined(it.reference, `${units(it.units)} to come`)],
  'which-receipt': (it) => ['Which one?', `${it.count} deliveries expect ${it.name}. Tap one.`],
  'put-where': (it) => [
    it.bin ?? 'Any bin',
    `${times(it.units, it.name)}. Now scan ${it.bin === undefined ? 'its' : 'this'} bin.`,
  ],
  'put-away': (it) => ['Put away', joined(times(it.units, it.name), it.bin)],
  'put-elsewhere': (it) => [
    'Put away',
    `${times(it.units, it.name)} in ${it.bin}, not its own bin. Noted.`,
  ],
  'put-wrong': (it) => ['Wrong bin', `${it.name} does not belong in ${it.bin}. Go to ${it.goTo}.`],
  'goods-first': (it) => [
    'Goods first',
    joined(`Bin ${it.bin}`, it.name && `here belongs ${it.name}`),
  ],
  'picked': (it) => [
    'Picked',
    joined(times(it.units, it.name), of(it.now, it.of), it.tote && tote(it.tote)),
  ],
  'enough': (it) => ['Enough', `${it.name}: all ${it.of} are done.`],
  'too-many': (it) => ['Too many', `${it.times} × ${it.name}, but only ${it.left} to go.`],
  'pick-order': (it) => [`Order ${it.reference}`, `${units(it.units)} to pick`],
  'order-picked': (it) => [
    'All picked',
    joined(`Order ${it.reference} goes to packing.`, it.tote && tote(it.tote)),
  ],
  'cart-picked': (it) => [
    'All picked',
    joined(`${it.orders} orders go to packing.`, it.tote && tote(it.tote)),
  ],
  'on-cart': (it) => [`Order ${it.reference}`, `${units(it.units)}. Now scan its tote.`],
  'off-cart': (it) => ['Off the cart', `Order ${it.reference}`],
  'cart-started': (it) => [
    'Off you go',
    `${count(it.orders, { one: 'order', other: 'orders' })}, ${units(it.units)}`,
  ],
  'tote-bound': (it) => [tote(it.tote), `Order ${it.reference}`],
  'tote-taken': (it) => ['Tote taken', `${tote(it.tote)} is for order ${it.reference}.`],
  'tote-of': (it) => [tote(it.tote), `It is for order ${it.reference}.`],
  'nothing-to-pick': (it) => ['Done before', `Order ${it.reference} has nothing left to pick.`],
  'at-bin': (it) => [
    'Right bin',
    joined(`${it.bin}: take ${times(it.units, it.name)}`, it.tote && tote(it.tote)),
  ],
  'wrong-bin': (it) => [
    'Wrong bin',
    `${it.bin} is not on the list.${it.goTo ? ` Go to ${it.goTo}.` : ''}`,
  ],
  'bin-first': (it) => ['Bin first', `Scan bin ${it.bin}, then ${it.name}.`],
  'look-in': (it) => ['Look there', `${it.name} may lie in ${it.bin}.`],
  'short': (it) => [
    'Short',
    `${times(it.units, it.name)} missing: ${reasons[it.reason].toLowerCase()}`,
  ],
  'wrong-item': (it) => [
    'Wrong item',
    joined(
      `This is ${it.name}`,
      it.bin && `It belongs in ${it.bin}`,
      it.wanted && `Wanted: ${it.wanted}`,
    ),
  ],
  'pack-order': (it) => [`Order ${it.reference}`, `${units(it.units)} to pack`],
  'not-all-picked': (it) => [
    'Not all picked',
    `Order ${it.reference}: ${units(it.units)} not picked yet.`,
  ],
  'packed': (it) => ['Packed', joined(times(it.units, it.name), of(it.now, it.of), box(it.box))],
  'already-packed': (it) => [
    'Done before',
    `Order ${it.reference} is packed in ${boxes(it.boxes)}.`,
  ],
  'box-chosen': (it) => [`Box ${it.box}`, `Order ${it.reference}`],
  'box-closed': (it) => ['Closed', `Box ${it.box}. Now scan its shipping label.`],
  'label-bound': (it) => ['Labelled', `${carrierName(it.carrier)} on box ${it.box}`],
  'unknown-label-bound': (it) => [
    'Unknown label',
    `${it.number} is on box ${it.box} now. Undo if that is wrong.`,
  ],
  'weighed': (it) => ['Weighed', joined(kilograms(it.grams), box(it.box))],
  'weighed-closed': (it) => ['Closed already', `Box ${it.box} keeps its weight.`],
  'relabel': (it) => ['New label', `Box ${it.box} had ${it.number}. Scan the label it gets.`],
  'relabelled': (it) => ['Relabelled', `Box ${it.box}: ${it.number} instead of ${it.from}`],
  'label-is-on': (it) => ['Label taken', `It is on order ${it.reference}, box ${it.box}.`],
  'nothing-in-box': () => ['Items first', 'Scan an item into the box, then its label.'],
  'order-packed': (it) => ['Packed', joined(`Order ${it.reference}`, boxes(it.boxes))],
  'load-opened': (it) => ['Load open', `${carrierName(it.carrier)}: scan the boxes on.`],
  'loaded': (it) => ['Loaded', joined(`Order ${it.reference}`, `box ${of(it.box, it.of)}`)],
  'already-loaded': (it) => [
    'Loaded before',
    joined(`Order ${it.reference}`, box(it.box), it.at !== undefined && time(it.at)),
  ],
  'wrong-carrier': (it) => [
    'Wrong truck',
    joined(
      it.reference && `Order ${it.reference}`,
      `This box goes with ${carrierName(it.carrier)}`,
    ),
  ],
  'loaded-after': (it) => [
    'Loaded',
    joined(
      `Order ${it.reference}`,
      box(it.box),
      `${carrierName(it.carrier)} scanned it first`,
      it.at !== undefined && time(it.at),
    ),
  ],
  'on-no-box': (it) => ['On no box', joined(it.carrier && carrierName(it.carrier), it.number)],
  'loaded-without-label': (it) => [
    'No label known',
    `Order ${it.reference}, box ${it.box} is loaded. Check its label.`,
  ],
  'loaded-unknown': (it) => ['Not on our list', `${it.number} is loaded and flagged.`],
  'already-loaded-unknown': (it) => ['Loaded before', it.number],
  'order-cancelled': (it) => ['Keep it here', `Order ${it.reference} is cancelled.`],
  'some-missing': (it) => [`${it.count} missing`, 'Look at the list before the truck leaves.'],
  'all-on': (it) => ['All on', joined(carrierName(it.carrier), boxes(it.boxes))],
  'load-closed': (it) => ['Load closed', joined(carrierName(it.carrier), boxes(it.boxes))],
  'open-load-first': (it) => [
    'Which truck?',
    joined(it.reference && `Order ${it.reference}`, 'Choose the carrier first.'),
  ],
  'damage-noted': (it) => [
    'Damage noted',
    joined(it.name, it.hasPhoto ? 'with a picture' : 'without a picture'),
  ],
  'return-received': (it) => ['It is back', joined(it.what, it.units > 0 && units(it.units))],
  'return-unannounced': (it) => ['Not announced', `${it.what}. Taken in and flagged.`],
  'return-here': (it) => ['Here before', joined(it.what, englishReturns.places[it.state])],
  'return-inspected': (it) => [
    englishReturns.conditions[it.condition],
    `${it.what}. What becomes of it?`,
  ],
  'return-decided': (it) => [englishReturns.decisions[it.decision], it.what],
  'return-chosen': (it) => ['Return', joined(it.what, englishReturns.places[it.state])],
  'return-is-done': () => ['Done before', 'This return is decided.'],
  'return-goods': (it) => ['Belongs to it', it.name],
  'return-other-goods': (it) => [
    'Not from this',
    `${it.name} was not in ${it.what}. Tell the supervisor.`,
  ],
  'which-return': (it) => [
    'Which one?',
    `${it.count} returns of ${it.what} are expected. Tap one.`,
  ],
  'a-box': (it) => [
    'A box',
    joined(
      `Order ${it.reference}, box ${it.box}`,
      boxStates[it.state],
      it.at !== undefined && time(it.at),
    ),
  ],
  'an-order': (it) => ['An order', joined(`Order ${it.reference}`, stages[it.stage])],
  'a-product': (it) => ['An item', joined(it.name, it.bin && `bin ${it.bin}`)],
  'an-own-label': (it) => [labels[it.label], `${it.value} is not wanted here.`],
  'a-tracking-number': (it) => ['Shipping label', joined(carrierName(it.carrier), it.number)],
  'a-shipping-unit': (it) => ['A pallet or case', it.sscc],
  'unknown': (it) => [
    'Not known here',
    `${it.text} is no label of ours, no product and no tracking number. Scan another code on it, or type what is printed.`,
  ],
  'unreadable': (it) => [
    'Scan again',
    joined(unreadable[it.because], it.signs && `Look first at character ${it.signs.join(', ')}`),
  ],
  'choose-order-first': (it) => [
    `Order ${it.reference}`,
    `It needs ${it.name}. Scan again to count it.`,
  ],
  'undone': (it) => ['Undone', it.what],
  'practice-label': () => ['Practice label', 'It counts only in practice. Put it away.'],
  'separators-lost': () => [
    'Not with this scanner',
    'It loses the separators of this code, so lot and serial would run together. Use the camera.',
  ],
  'nothing-to-undo': () => ['Nothing to undo', 'No scan of this device is left.'],
  'not-stored': () => [
    'Not saved',
    'The device could not store this scan. It tries again; do not put the item away yet.',
  ],
}

export const reasons: Words['pick']['reasons'] = {
  'out-of-stock': 'Bin is empty',
  'damaged': 'Damaged',
  'wrong-bin': 'Not in this bin',
  'other': 'Something else',
}

export const stages: Words['stages'] = {
  'ordered': 'ordered',
  'picking': 'being picked',
  'packing': 'being packed',
  'packed': 'packed',
  'handed-over': 'handed over',
  'in-transit': 'in transit',
  'out-for-delivery': 'out for delivery',
  'delivered': 'delivered',
  'cancelled': 'cancelled',
  'returned': 'returned',
}

export const labels: Words['labels'] = {
  order: 'Order label',
  box: 'Box label',
  bin: 'Bin',
  tote: 'Tote',
  badge: 'Badge',
  device: 'Device',
  load: 'Load',
}

export const boxStates: Words['boxStates'] = {
  'open': 'still open',
  'packed': 'last packed',
  'handed-over': 'handed over',
}

export const unreadable: Words['unreadable'] = {
  'check-digit': 'The check digit does not fit. Scan it again.',
  'gs1-syntax': 'The label breaks its own rules. Scan another code on it.',
  'empty': 'The code was empty.',
  'own-label-check': 'One character was misread. Scan it again.',
}

export const englishReturns: Pick<Words['returns'], 'places' | 'conditions' | 'decisions'> = {
  places: { 'expected': 'expected', 'to-inspect': 'to be inspected', 'to-decide': 'to be decided' },
  conditions: { good: 'Good', damaged: 'Damaged' },
  decisions: {
    restock: 'Back to stock',
    repair: 'Repair',
    vendor: 'To the vendor',
    dispose: 'Dispose of it',
  },
}
