/** English. */
import type { Answer, AnswerFacts, When, Words } from './words.ts'

export const en: Words = {
  order: (reference) => `Order ${reference}`,
  answer,
  lastNews: 'Last news',
  livePage: 'This page updates by itself.',
  reload: 'Reload this page for newer news.',

  parcel: 'Your parcel',
  box: (number, of) => `Box ${number} of ${of}`,
  wholeOrder: 'Your order',
  step: (step, carrier) =>
    ({
      'ordered': 'Ordered',
      'picked': 'Picked',
      'packed': 'Packed',
      'handed-over': carrier ? `Handed to ${carrier}` : 'Handed over',
      'in-transit': 'On its way',
      'out-for-delivery': 'Out for delivery',
      'delivered': 'Delivered',
    })[step],
  done: 'done',
  next: 'next',
  notYet: 'not yet',
  expected: (when) => `Expected ${onDay(when)}`,
  contents: 'In this box',
  waiting: 'Not packed yet',
  waitingWhy: 'These follow in a box of their own.',
  moreItems: (count) => `and ${count} more`,
  trackingNumber: 'Tracking number',
  notice,

  worry: 'When to worry',
  nextStep: (step, carrier = 'the carrier') =>
    ({
      'ordered': 'Next, we take in your order.',
      'picked': 'Next, we take your items from the shelf.',
      'packed': 'Next, we pack them.',
      'handed-over': `Next, we hand it to ${carrier}.`,
      'in-transit': `Next, ${carrier} scans it on its way.`,
      'out-for-delivery': 'Next, it goes out for delivery near you.',
      'delivered': 'Next, it reaches your door.',
    })[step],
  noDateYet: 'There is no delivery date yet. It appears here as soon as we know one.',
  helpFrom: (day) => `No need to worry before ${day}. If nothing has come by then, tell us.`,
  late: (day) => `It was due ${day} and is late. Tell us, and we find out where it is.`,
  askNow: 'You need not wait for this to settle: tell us, and we look after it.',
  collectSoon:
    'Collect it soon: pickup points keep a parcel for some days only, then it goes back.',
  afterDelivery: 'Something missing, broken or not at your door? Tell us.',
  afterEnding: 'Is this a surprise? Tell us, and we look into it.',
  contact: (shop) => `Contact ${shop}`,

  history: 'What happened',
  line: (what, carrier = 'the carrier') =>
    ({
      'ordered': 'Order received',
      'picked': 'Items picked',
      'packed': 'Packed',
      'labelled': 'Address label made',
      'handed-over': `Handed to ${carrier}`,
      'accepted': `${capital(carrier)} has it`,
      'in-transit': 'On its way',
      'out-for-delivery': 'Out for delivery',
      'delivered': 'Delivered',
      'attempted': 'Delivery tried',
      'available-for-pickup': 'Ready to collect',
      'exception': `${capital(carrier)} reports a problem`,
      'returned': 'Back with us',
      'return-in-transit': 'On its way back',
      'cancelled': 'Cancelled',
    })[what],
  showEarlier: (count) => `Show ${count} earlier`,
  earlier: (count) => `and ${count} earlier`,
  and: (parts) => new Intl.ListFormat('en').format(parts),
  timesIn: (zone) => `Times are in ${zone}.`,
  ownTimes: (zone) => `Times are your own: ${zone}.`,

  unknownPlace: 'There is nothing at this address',
  unknownPlaceHelp: 'Part of it may be mistyped or missing.',
  unknownLink: 'This link leads nowhere',
  unknownLinkHelp:
    'Part of it may be missing. Open it again from the message you were sent, or ask the shop for a new one.',
}

function answer(facts: AnswerFacts): Answer {
  const { when } = facts
  switch (facts.kind) {
    case 'ordered':
      return { answer: 'We have your order.', more: `We start on it soon.${expectedToo(when)}` }
    case 'preparing':
      return {
        answer: 'We are getting it ready.',
        more: `${packedSoFar(facts)}${expectedToo(when)}`,
      }
    case 'packed':
      return {
        answer: facts.boxes > 1 ? 'Packed and waiting for pickup.' : 'Packed, waiting for pickup.',
        more: `${capital(facts.carriers ?? 'the carrier')} does not have it yet.${expectedToo(when)}`,
      }
    case 'handed-over':
    case 'on-its-way':
      return { answer: arriving(when, handedOrMoving(facts)), more: whereBoxesAre(facts) }
    case 'out-for-delivery':
      return { answer: 'Out for delivery.', more: whereBoxesAre(facts) }
    case 'partly-delivered':
      return { answer: `${facts.delivered} of ${facts.boxes} boxes delivered.`, more: rest(facts) }
    case 'delivered':
      return { answer: 'Delivered.', more: deliveredMore(facts) }
    case 'pickup':
      return {
        answer: 'Ready to collect.',
        more: 'Take proof of who you are and your tracking number.',
      }
    case 'attention':
      return {
        answer: 'Something is in the way.',
        more: 'Below is what we know and what happens next.',
      }
    case 'returning':
      return { answer: 'On its way back to us.', more: 'We tell you here when it has arrived.' }
    case 'cancelled':
      return { answer: 'This order is cancelled.', more: 'Nothing will be delivered.' }
  }
}

function arriving(when: When, otherwise: string): string {
  if (!when) return otherwise
  if (when.kind === 'past') return 'Later than expected.'
  return `Arriving ${onDay(when)}.`
}

function onDay(when: NonNullable<When>): string {
  if (when.kind === 'today') return 'today'
  if (when.kind === 'tomorrow') return `tomorrow, ${when.text}`
  return when.text
}

const handedOrMoving = ({ kind, carriers = 'the carrier' }: AnswerFacts): string =>
  kind === 'handed-over' ? `Handed to ${carriers}.` : 'On its way.'

const expectedToo = (when: When): string =>
  when && when.kind !== 'past' ? ` Expected ${onDay(when)}.` : ''

function packedSoFar({ boxes }: AnswerFacts): string {
  return boxes > 1 ? `It goes in ${boxes} boxes.` : 'We are taking your items from the shelf.'
}

function whereBoxesAre(facts: AnswerFacts): string {
  const { boxes, withCarrier, delivered, carriers = 'the carrier' } = facts
  if (boxes === 1) return `${late(facts)}Your parcel is with ${carriers}.`
  const there = withCarrier === boxes ? `All ${boxes} boxes are` : some(withCarrier, boxes)
  const already = delivered > 0 ? ` ${some(delivered, boxes)} delivered.` : ''
  return `${late(facts)}${there} with ${carriers}.${already}`
}

const late = ({ when }: AnswerFacts): string =>
  when?.kind === 'past' ? `It was due ${when.text}. ` : ''

const some = (count: number, of: number): string =>
  `${count} of ${of} boxes ${count === 1 ? 'is' : 'are'}`

function rest({ boxes, delivered, when, ...facts }: AnswerFacts): string {
  const left = boxes - delivered
  const what = left === 1 ? 'The last one' : `The other ${left}`
  if (when?.kind === 'past') return `${what} ${left === 1 ? 'was' : 'were'} due ${when.text}.`
  if (when && facts.withCarrier >= left) {
    return `${what} ${left === 1 ? 'arrives' : 'arrive'} ${onDay(when)}.`
  }
  if (when) return `${what} ${left === 1 ? 'is' : 'are'} expected ${onDay(when)}.`
  if (facts.withCarrier > 0) return `${what} ${left === 1 ? 'is' : 'are'} still on the way.`
  return `${what} ${left === 1 ? 'is' : 'are'} not on the way yet.`
}

function deliveredMore({ boxes, deliveredAt }: AnswerFacts): string {
  const what = boxes > 1 ? `All ${boxes} boxes have arrived` : 'Your parcel has arrived'
  return deliveredAt ? `${what}: ${deliveredAt}.` : `${what}.`
}

function notice(kind: string, reason: string | undefined, by = 'the carrier'): Answer {
  const who = capital(by)
  const known: Readonly<Record<string, Answer>> = {
    'attempted': {
      answer: `${who} came and could not deliver.`,
      more: `${who} usually tries again on the next working day. A card at your door may say more.`,
    },
    'address': {
      answer: `${who} cannot find the address.`,
      more: 'Please tell us the right one: house number, flat, name at the door.',
    },
    'damaged': {
      answer: 'This box was damaged on the way.',
      more: 'Tell us if something in it is broken: we replace it.',
    },
    'refused': { answer: 'The delivery was refused at the door.', more: 'It comes back to us.' },
    'weather': {
      answer: 'Bad weather holds it up.',
      more: `${who} goes on as soon as it can. You need to do nothing.`,
    },
    'delay': { answer: 'It takes longer than planned.', more: `${who} is still working on it.` },
    'customs': {
      answer: 'Customs is looking at it.',
      more: `This can take some days. ${who} gets in touch if papers are missing.`,
    },
    'held': { answer: `${who} is holding it.`, more: 'It goes on when the reason is settled.' },
    'lost': { answer: `${who} cannot find this box.`, more: 'Tell us, and we put it right.' },
    'misrouted': { answer: 'It took a wrong turn.', more: `${who} is sending it the right way.` },
    'label-voided': {
      answer: 'Its label was taken back.',
      more: 'We send it under a new one, or tell you why not.',
    },
    'returning': { answer: 'It is on its way back to us.', more: 'Tell us if that is not right.' },
    'available-for-pickup': {
      answer: 'It is ready to collect.',
      more: 'Take proof of who you are and your tracking number.',
    },
    'exception': {
      answer: `${who} reports a problem with this box.`,
      more: 'We are watching it. Tell us if it does not move by tomorrow.',
    },
  }
  const reasonKind = reason?.startsWith('customs') ? 'customs' : (reason ?? '')
  return known[reasonKind] ?? known[kind] ?? (known['exception'] as Answer)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
