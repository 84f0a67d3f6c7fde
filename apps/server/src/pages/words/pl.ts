/** Polish. Days follow a colon, so that they need no case. */
import type { Answer, AnswerFacts, When, Words } from './words.ts'

export const pl: Words = {
  order: (reference) => `Zamówienie ${reference}`,
  answer,
  lastNews: 'Ostatnia wiadomość',
  livePage: 'Ta strona odświeża się sama.',
  reload: 'Odśwież stronę, aby zobaczyć nowości.',

  parcel: 'Twoja paczka',
  box: (number, of) => `Paczka ${number} z ${of}`,
  wholeOrder: 'Twoje zamówienie',
  step: (step, carrier) =>
    ({
      'ordered': 'Zamówione',
      'picked': 'Zebrane',
      'packed': 'Zapako\u00ADwane',
      'handed-over': carrier ? `Przekazane: ${carrier}` : 'Przekazane',
      'in-transit': 'W drodze',
      'out-for-delivery': 'W doręczeniu',
      'delivered': 'Doręczone',
    })[step],
  done: 'zrobione',
  next: 'teraz',
  notYet: 'jeszcze nie',
  expected: (when) => `Oczekiwane: ${onDay(when)}`,
  contents: 'W tej paczce',
  waiting: 'Jeszcze niezapakowane',
  waitingWhy: 'Przyjdą w osobnej paczce.',
  moreItems: (count) => `i ${count} więcej`,
  trackingNumber: 'Numer przesyłki',
  notice,

  worry: 'Kiedy się martwić',
  nextStep: (step, carrier = 'przewoźnik') =>
    ({
      'ordered': 'Teraz przyjmujemy Twoje zamówienie.',
      'picked': 'Teraz zbieramy Twoje produkty z półek.',
      'packed': 'Teraz je pakujemy.',
      'handed-over': `Teraz przekazujemy paczkę dalej (${carrier}).`,
      'in-transit': `Teraz ${carrier} skanuje paczkę w drodze.`,
      'out-for-delivery': 'Teraz paczka wyjeżdża do doręczenia w Twojej okolicy.',
      'delivered': 'Teraz paczka dociera pod Twoje drzwi.',
    })[step],
  noDateYet: 'Nie ma jeszcze daty doręczenia. Pojawi się tutaj, gdy tylko ją poznamy.',
  helpFrom: (day) =>
    `Do tego dnia wszystko jest w porządku: ${day}. Jeśli nic nie dotrze, napisz do nas.`,
  late: (day) => `Termin minął: ${day}. Napisz do nas, a sprawdzimy, gdzie jest paczka.`,
  askNow: 'Nie musisz czekać: napisz do nas, a zajmiemy się tym.',
  collectSoon: 'Odbierz ją wkrótce: paczka czeka tylko kilka dni, potem wraca do nas.',
  afterDelivery: 'Czegoś brakuje, coś jest uszkodzone albo nic nie dotarło? Napisz do nas.',
  afterEnding: 'To dla Ciebie niespodzianka? Napisz do nas, a sprawdzimy.',
  contact: (shop) => `Kontakt: ${shop}`,

  history: 'Co się wydarzyło',
  line: (what, carrier = 'przewoźnik') =>
    ({
      'ordered': 'Zamówienie przyjęte',
      'picked': 'Produkty zebrane',
      'packed': 'Zapakowane',
      'labelled': 'Etykieta adresowa gotowa',
      'handed-over': `Przekazane: ${carrier}`,
      'accepted': `${capital(carrier)} ma paczkę`,
      'in-transit': 'W drodze',
      'out-for-delivery': 'W doręczeniu',
      'delivered': 'Doręczone',
      'attempted': 'Próba doręczenia',
      'available-for-pickup': 'Gotowe do odbioru',
      'exception': `${capital(carrier)} zgłasza problem`,
      'returned': 'Z powrotem u nas',
      'return-in-transit': 'W drodze powrotnej',
      'cancelled': 'Anulowane',
    })[what],
  showEarlier: (count) => `Pokaż wcześniejsze (${count})`,
  earlier: (count) => `oraz wcześniejsze: ${count}`,
  and: (parts) => new Intl.ListFormat('pl').format(parts),
  timesIn: (zone) => `Godziny: ${zone}.`,
  ownTimes: (zone) => `Godziny według Twojej strefy: ${zone}.`,

  unknownPlace: 'Pod tym adresem nic nie ma',
  unknownPlaceHelp: 'Może zawierać błąd albo być niepełny.',
  unknownLink: 'Ten link prowadzi donikąd',
  unknownLinkHelp:
    'Może brakować jego części. Otwórz go jeszcze raz z otrzymanej wiadomości albo poproś sklep o nowy.',
}

function answer(facts: AnswerFacts): Answer {
  const { when } = facts
  switch (facts.kind) {
    case 'ordered':
      return { answer: 'Mamy Twoje zamówienie.', more: `Wkrótce zaczynamy.${expectedToo(when)}` }
    case 'preparing':
      return {
        answer: 'Przygotowujemy zamówienie.',
        more: `${packedSoFar(facts)}${expectedToo(when)}`,
      }
    case 'packed':
      return {
        answer: 'Zapakowane, czeka na odbiór.',
        more: `${capital(facts.carriers ?? 'przewoźnik')} jeszcze tego nie ma.${expectedToo(when)}`,
      }
    case 'handed-over':
    case 'on-its-way':
      return { answer: arriving(when, handedOrMoving(facts)), more: whereBoxesAre(facts) }
    case 'out-for-delivery':
      return { answer: 'W doręczeniu.', more: whereBoxesAre(facts) }
    case 'partly-delivered':
      return { answer: `Doręczone paczki: ${facts.delivered} z ${facts.boxes}.`, more: rest(facts) }
    case 'delivered':
      return { answer: 'Doręczone.', more: deliveredMore(facts) }
    case 'pickup':
      return { answer: 'Gotowe do odbioru.', more: pickup }
    case 'attention':
      return { answer: 'Coś stoi na drodze.', more: 'Niżej piszemy, co wiemy i co będzie dalej.' }
    case 'returning':
      return { answer: 'Wraca do nas.', more: 'Damy tu znać, kiedy dotrze.' }
    case 'cancelled':
      return { answer: 'To zamówienie jest anulowane.', more: 'Nic nie zostanie doręczone.' }
  }
}

const pickup = 'Weź ze sobą dokument tożsamości i numer przesyłki.'

function arriving(when: When, otherwise: string): string {
  if (!when) return otherwise
  if (when.kind === 'past') return 'Później niż oczekiwano.'
  return `Dostawa: ${onDay(when)}.`
}

function onDay(when: NonNullable<When>): string {
  if (when.kind === 'today') return 'dzisiaj'
  if (when.kind === 'tomorrow') return `jutro, ${when.text}`
  return when.text
}

const handedOrMoving = ({ kind, carriers = 'przewoźnik' }: AnswerFacts): string =>
  kind === 'handed-over' ? `Przekazane: ${carriers}.` : 'W drodze.'

const expectedToo = (when: When): string =>
  when && when.kind !== 'past' ? ` Oczekiwane: ${onDay(when)}.` : ''

function packedSoFar({ boxes }: AnswerFacts): string {
  return boxes > 1 ? `Liczba paczek: ${boxes}.` : 'Zbieramy Twoje produkty z półek.'
}

function whereBoxesAre(facts: AnswerFacts): string {
  const { boxes, withCarrier, delivered, carriers = 'przewoźnik' } = facts
  if (boxes === 1) return `${late(facts)}Twoją paczkę ma ${carriers}.`
  const there =
    withCarrier === boxes
      ? `Wszystkie paczki (${boxes}) ma ${carriers}.`
      : `Paczki, które ma ${carriers}: ${withCarrier} z ${boxes}.`
  const already = delivered > 0 ? ` Doręczone: ${delivered} z ${boxes}.` : ''
  return `${late(facts)}${there}${already}`
}

const late = ({ when }: AnswerFacts): string =>
  when?.kind === 'past' ? `Termin minął: ${when.text}. ` : ''

function rest({ boxes, delivered, withCarrier, when }: AnswerFacts): string {
  const left = boxes - delivered
  const what = left === 1 ? 'Ostatnia' : `Pozostałe (${left})`
  if (when?.kind === 'past') return `${what}: termin minął, ${when.text}.`
  if (when) return `${what}: ${onDay(when)}.`
  return withCarrier > 0 ? `${what}: w drodze.` : `${what}: jeszcze nie w drodze.`
}

function deliveredMore({ boxes, deliveredAt }: AnswerFacts): string {
  const what = boxes > 1 ? `Dotarły wszystkie paczki (${boxes})` : 'Twoja paczka dotarła'
  return deliveredAt ? `${what}: ${deliveredAt}.` : `${what}.`
}

function notice(kind: string, reason: string | undefined, by = 'przewoźnik'): Answer {
  const who = capital(by)
  const known: Readonly<Record<string, Answer>> = {
    'attempted': {
      answer: `${who} nie zastał nikogo lub nie mógł doręczyć.`,
      more: 'Zwykle kolejna próba jest następnego dnia roboczego. Sprawdź, czy jest awizo.',
    },
    'address': {
      answer: `${who} nie może znaleźć adresu.`,
      more: 'Podaj nam właściwy: numer domu, mieszkania, nazwisko na drzwiach.',
    },
    'damaged': {
      answer: 'Ta paczka została uszkodzona w drodze.',
      more: 'Napisz, jeśli coś w niej jest zepsute: wymienimy to.',
    },
    'refused': { answer: 'Odmówiono przyjęcia paczki.', more: 'Paczka wraca do nas.' },
    'weather': {
      answer: 'Zatrzymała ją zła pogoda.',
      more: 'Ruszy dalej, gdy tylko będzie można. Nie musisz nic robić.',
    },
    'delay': { answer: 'Trwa to dłużej niż planowano.', more: `${who} nadal nad tym pracuje.` },
    'customs': {
      answer: 'Sprawdza ją urząd celny.',
      more: `Może to potrwać kilka dni. ${who} da znać, jeśli brakuje dokumentów.`,
    },
    'held': { answer: `${who} wstrzymał paczkę.`, more: 'Ruszy dalej po wyjaśnieniu przyczyny.' },
    'lost': { answer: `${who} nie może znaleźć tej paczki.`, more: 'Napisz do nas, naprawimy to.' },
    'misrouted': {
      answer: 'Pojechała w złą stronę.',
      more: `${who} kieruje ją na właściwą drogę.`,
    },
    'label-voided': {
      answer: 'Jej etykieta została wycofana.',
      more: 'Wyślemy ją z nową albo wyjaśnimy, dlaczego nie.',
    },
    'returning': { answer: 'Paczka wraca do nas.', more: 'Napisz, jeśli to pomyłka.' },
    'available-for-pickup': { answer: 'Paczka czeka na odbiór.', more: pickup },
    'exception': {
      answer: `${who} zgłasza problem z tą paczką.`,
      more: 'Pilnujemy jej. Napisz, jeśli do jutra nic się nie ruszy.',
    },
  }
  const reasonKind = reason?.startsWith('customs') ? 'customs' : (reason ?? '')
  return known[reasonKind] ?? known[kind] ?? (known['exception'] as Answer)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
