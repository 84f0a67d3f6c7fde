/** German. */
import type { Answer, AnswerFacts, When, Words } from './words.ts'

export const de: Words = {
  order: (reference) => `Bestellung ${reference}`,
  answer,
  lastNews: 'Letzte Nachricht',
  livePage: 'Diese Seite aktualisiert sich von selbst.',
  reload: 'Neu laden zeigt, was es Neues gibt.',

  parcel: 'Ihr Paket',
  box: (number, of) => `Paket ${number} von ${of}`,
  wholeOrder: 'Ihre Bestellung',
  step: (step, carrier) =>
    ({
      'ordered': 'Bestellt',
      'picked': 'Bereit\u00ADgelegt',
      'packed': 'Verpackt',
      'handed-over': carrier ? `An ${carrier} übergeben` : 'Übergeben',
      'in-transit': 'Unter\u00ADwegs',
      'out-for-delivery': 'In Zustellung',
      'delivered': 'Zugestellt',
    })[step],
  done: 'erledigt',
  next: 'als Nächstes',
  notYet: 'noch nicht',
  expected: (when) => `Erwartet ${onDay(when)}`,
  contents: 'In diesem Paket',
  waiting: 'Noch nicht verpackt',
  waitingWhy: 'Diese Artikel folgen in einem eigenen Paket.',
  moreItems: (count) => `und ${count} weitere`,
  trackingNumber: 'Sendungsnummer',
  notice,

  worry: 'Ab wann nachfragen?',
  nextStep: (step, carrier = 'den Paketdienst') =>
    ({
      'ordered': 'Als Nächstes nehmen wir Ihre Bestellung auf.',
      'picked': 'Als Nächstes holen wir Ihre Artikel aus dem Regal.',
      'packed': 'Als Nächstes verpacken wir sie.',
      'handed-over': `Als Nächstes übergeben wir es an ${carrier}.`,
      'in-transit': `Als Nächstes erfasst ${nominative(carrier)} es unterwegs.`,
      'out-for-delivery': 'Als Nächstes geht es bei Ihnen in die Zustellung.',
      'delivered': 'Als Nächstes kommt es bei Ihnen an.',
    })[step],
  noDateYet: 'Noch gibt es keinen Liefertermin. Er erscheint hier, sobald wir ihn kennen.',
  helpFrom: (day) =>
    `Bis ${day} ist alles im Rahmen. Ist dann noch nichts da, sagen Sie uns Bescheid.`,
  late: (day) =>
    `Es sollte am ${day} da sein und verspätet sich. Sagen Sie uns Bescheid, wir gehen der Sache nach.`,
  askNow: 'Sie müssen nicht abwarten: Sagen Sie uns Bescheid, wir kümmern uns darum.',
  collectSoon: 'Holen Sie es bald ab: Es liegt dort nur einige Tage, dann geht es zurück.',
  afterDelivery: 'Fehlt etwas, ist etwas kaputt oder gar nicht da? Sagen Sie uns Bescheid.',
  afterEnding: 'Kommt das überraschend? Sagen Sie uns Bescheid, wir sehen nach.',
  contact: (shop) => `${shop} kontaktieren`,

  history: 'Was bisher geschah',
  line: (what, carrier = 'der Paketdienst') =>
    ({
      'ordered': 'Bestellung eingegangen',
      'picked': 'Artikel bereitgelegt',
      'packed': 'Verpackt',
      'labelled': 'Adressaufkleber erstellt',
      'handed-over': `An ${carrier === 'der Paketdienst' ? 'den Paketdienst' : carrier} übergeben`,
      'accepted': `${capital(carrier)} hat es`,
      'in-transit': 'Unterwegs',
      'out-for-delivery': 'In Zustellung',
      'delivered': 'Zugestellt',
      'attempted': 'Zustellung versucht',
      'available-for-pickup': 'Liegt zur Abholung bereit',
      'exception': `${capital(carrier)} meldet ein Problem`,
      'returned': 'Wieder bei uns',
      'return-in-transit': 'Auf dem Rückweg',
      'cancelled': 'Storniert',
    })[what],
  showEarlier: (count) => `${count} frühere zeigen`,
  earlier: (count) => `und ${count} frühere`,
  and: (parts) => new Intl.ListFormat('de').format(parts),
  timesIn: (zone) => `Alle Zeiten: ${zone}.`,
  ownTimes: (zone) => `Alle Zeiten sind Ihre eigenen: ${zone}.`,

  unknownPlace: 'Unter dieser Adresse gibt es nichts',
  unknownPlaceHelp: 'Vielleicht ist sie falsch geschrieben oder nicht vollständig.',
  unknownLink: 'Dieser Link führt ins Leere',
  unknownLinkHelp:
    'Vielleicht fehlt ein Teil davon. Öffnen Sie ihn noch einmal aus Ihrer Nachricht, oder bitten Sie den Shop um einen neuen.',
}

function answer(facts: AnswerFacts): Answer {
  const { when } = facts
  switch (facts.kind) {
    case 'ordered':
      return {
        answer: 'Ihre Bestellung ist da.',
        more: `Wir beginnen bald damit.${expectedToo(when)}`,
      }
    case 'preparing':
      return {
        answer: 'Wir machen sie fertig.',
        more: `${packedSoFar(facts)}${expectedToo(when)}`,
      }
    case 'packed':
      return {
        answer: 'Verpackt, wartet auf Abholung.',
        more: `${capital(facts.carriers ?? 'der Paketdienst')} hat es noch nicht.${expectedToo(when)}`,
      }
    case 'handed-over':
    case 'on-its-way':
      return { answer: arriving(when, handedOrMoving(facts)), more: whereBoxesAre(facts) }
    case 'out-for-delivery':
      return { answer: 'In Zustellung.', more: whereBoxesAre(facts) }
    case 'partly-delivered':
      return {
        answer: `${facts.delivered} von ${facts.boxes} Paketen zugestellt.`,
        more: rest(facts),
      }
    case 'delivered':
      return { answer: 'Zugestellt.', more: deliveredMore(facts) }
    case 'pickup':
      return { answer: 'Liegt zur Abholung bereit.', more: pickup }
    case 'attention':
      return {
        answer: 'Etwas steht im Weg.',
        more: 'Unten steht, was wir wissen und wie es weitergeht.',
      }
    case 'returning':
      return {
        answer: 'Auf dem Rückweg zu uns.',
        more: 'Sobald es da ist, steht es hier.',
      }
    case 'cancelled':
      return { answer: 'Diese Bestellung ist storniert.', more: 'Es wird nichts geliefert.' }
  }
}

const pickup = 'Bringen Sie einen Ausweis und Ihre Sendungsnummer mit.'

function arriving(when: When, otherwise: string): string {
  if (!when) return otherwise
  if (when.kind === 'past') return 'Später als erwartet.'
  return `Kommt ${onDay(when)}.`
}

function onDay(when: NonNullable<When>): string {
  if (when.kind === 'today') return 'heute'
  if (when.kind === 'tomorrow') return `morgen, ${when.text}`
  if (when.kind === 'days') return when.text
  return `am ${when.text}`
}

const handedOrMoving = ({ kind, carriers = 'den Paketdienst' }: AnswerFacts): string =>
  kind === 'handed-over' ? `An ${carriers} übergeben.` : 'Unterwegs.'

const expectedToo = (when: When): string =>
  when && when.kind !== 'past' ? ` Erwartet ${onDay(when)}.` : ''

function packedSoFar({ boxes }: AnswerFacts): string {
  return boxes > 1 ? `Sie kommt in ${boxes} Paketen.` : 'Wir holen Ihre Artikel aus dem Regal.'
}

function whereBoxesAre(facts: AnswerFacts): string {
  const { boxes, withCarrier, delivered, carriers = 'dem Paketdienst' } = facts
  if (boxes === 1) return `${late(facts)}Ihr Paket ist bei ${carriers}.`
  const there = withCarrier === boxes ? `Alle ${boxes} Pakete sind` : some(withCarrier, boxes)
  const already = delivered > 0 ? ` ${some(delivered, boxes)} zugestellt.` : ''
  return `${late(facts)}${there} bei ${carriers}.${already}`
}

const late = ({ when }: AnswerFacts): string =>
  when?.kind === 'past' ? `Es sollte am ${when.text} da sein. ` : ''

const some = (count: number, of: number): string =>
  `${count} von ${of} Paketen ${count === 1 ? 'ist' : 'sind'}`

function rest({ boxes, delivered, withCarrier, when }: AnswerFacts): string {
  const left = boxes - delivered
  const [what, are, come] =
    left === 1 ? ['Das letzte', 'ist', 'kommt'] : [`Die anderen ${left}`, 'sind', 'kommen']
  if (when?.kind === 'past') {
    return `${what} ${left === 1 ? 'sollte' : 'sollten'} am ${when.text} da sein.`
  }
  if (when && withCarrier >= left) return `${what} ${come} ${onDay(when)}.`
  if (when) return `${what} ${left === 1 ? 'wird' : 'werden'} ${onDay(when)} erwartet.`
  return withCarrier > 0 ? `${what} ${are} unterwegs.` : `${what} ${are} noch nicht unterwegs.`
}

function deliveredMore({ boxes, deliveredAt }: AnswerFacts): string {
  const what = boxes > 1 ? `Alle ${boxes} Pakete sind angekommen` : 'Ihr Paket ist angekommen'
  return deliveredAt ? `${what}: ${deliveredAt}.` : `${what}.`
}

function notice(kind: string, reason: string | undefined, by = 'der Paketdienst'): Answer {
  const who = capital(by)
  const known: Readonly<Record<string, Answer>> = {
    'attempted': {
      answer: `${who} war da und konnte nicht zustellen.`,
      more: `Meist kommt der nächste Versuch am folgenden Werktag. Vielleicht liegt eine Karte im Briefkasten.`,
    },
    'address': {
      answer: `${who} findet die Adresse nicht.`,
      more: 'Bitte nennen Sie uns die richtige: Hausnummer, Wohnung, Name an der Tür.',
    },
    'damaged': {
      answer: 'Dieses Paket wurde unterwegs beschädigt.',
      more: 'Sagen Sie uns, wenn darin etwas kaputt ist: Wir ersetzen es.',
    },
    'refused': {
      answer: 'Die Annahme wurde an der Tür verweigert.',
      more: 'Es kommt zu uns zurück.',
    },
    'weather': {
      answer: 'Schlechtes Wetter hält es auf.',
      more: 'Es geht weiter, sobald es möglich ist. Sie müssen nichts tun.',
    },
    'delay': { answer: 'Es dauert länger als geplant.', more: `${who} ist noch dabei.` },
    'customs': {
      answer: 'Der Zoll prüft es.',
      more: `Das kann einige Tage dauern. ${who} meldet sich, wenn Papiere fehlen.`,
    },
    'held': {
      answer: `${who} hält es zurück.`,
      more: 'Es geht weiter, wenn der Grund geklärt ist.',
    },
    'lost': {
      answer: `${who} findet dieses Paket nicht.`,
      more: 'Sagen Sie uns Bescheid, wir bringen es in Ordnung.',
    },
    'misrouted': {
      answer: 'Es ist falsch abgebogen.',
      more: `${who} schickt es auf den richtigen Weg.`,
    },
    'label-voided': {
      answer: 'Der Aufkleber wurde zurückgezogen.',
      more: 'Wir senden es mit einem neuen, oder sagen Ihnen, warum nicht.',
    },
    'returning': {
      answer: 'Es ist auf dem Rückweg zu uns.',
      more: 'Sagen Sie uns, wenn das nicht stimmt.',
    },
    'available-for-pickup': { answer: 'Es liegt zur Abholung bereit.', more: pickup },
    'exception': {
      answer: `${who} meldet ein Problem mit diesem Paket.`,
      more: 'Wir behalten es im Auge. Sagen Sie uns Bescheid, wenn bis morgen nichts geschieht.',
    },
  }
  const reasonKind = reason?.startsWith('customs') ? 'customs' : (reason ?? '')
  return known[reasonKind] ?? known[kind] ?? (known['exception'] as Answer)
}

const nominative = (carrier: string): string =>
  carrier === 'den Paketdienst' ? 'der Paketdienst' : carrier

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
