/** Every screen has an address, and every address is a screen: the two sides of that are here. */
import { type Concern, verdicts } from '@milepost/contract'
import {
  as,
  type DeviceId,
  type OrderId,
  type ReceiptId,
  type SiteId,
  type Step,
  steps,
  type Verdict,
} from '@milepost/domain'

/** What came in beside the deliveries that were announced. */
const unexpected = ['unannounced', 'stray-returns'] as const
export type Unexpected = (typeof unexpected)[number]

export type Place =
  | { readonly screen: 'board' }
  | { readonly screen: 'findings'; readonly verdict?: Verdict; readonly step?: Step }
  | { readonly screen: 'concern'; readonly concern: Concern }
  | { readonly screen: 'order'; readonly order: OrderId }
  | { readonly screen: 'find'; readonly text: string }
  | { readonly screen: 'deliveries'; readonly site?: SiteId; readonly show?: Unexpected }
  | { readonly screen: 'delivery'; readonly receipt: ReceiptId }
  | { readonly screen: 'devices'; readonly device?: DeviceId }
  | { readonly screen: 'bin-labels' }
  | { readonly screen: 'enrol' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'lost'; readonly path: string }

const base = '/console/'
/** More than any number has; the server refuses longer ones. */
export const longestText = 200

export function placeOf(address: string): Place {
  const { pathname, searchParams, hash } = new URL(address, 'http://console')
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : ''
  const [first = '', second, ...rest] = path.split('/').filter((part) => part !== '')
  const lost: Place = { screen: 'lost', path: pathname }
  if (rest.length > 0) return lost
  if (second !== undefined) {
    if (first === 'orders') return { screen: 'order', order: as<OrderId>(decoded(second)) }
    if (first === 'deliveries')
      return { screen: 'delivery', receipt: as<ReceiptId>(decoded(second)) }
    return first === 'devices' && second === 'enrol' ? { screen: 'enrol' } : lost
  }
  if (first === 'find') return { screen: 'find', text: textIn(hash) }
  return screens[first]?.(searchParams) ?? lost
}

export function hrefOf(place: Place): string {
  switch (place.screen) {
    case 'board':
      return base
    case 'findings':
      return withQuery(`${base}missed-scans`, { verdict: place.verdict, step: place.step })
    case 'concern':
      return `${base}${pathOfConcern[place.concern]}`
    case 'order':
      return `${base}orders/${encodeURIComponent(place.order)}`
    case 'find':
      return `${base}find#${encodeURIComponent(place.text)}`
    case 'deliveries':
      return withQuery(`${base}deliveries`, { show: place.show, site: place.site })
    case 'delivery':
      return `${base}deliveries/${encodeURIComponent(place.receipt)}`
    case 'devices':
      return withQuery(`${base}devices`, { device: place.device })
    case 'bin-labels':
      return `${base}bin-labels`
    case 'enrol':
      return `${base}devices/enrol`
    case 'settings':
      return `${base}settings`
    case 'lost':
      return place.path
  }
}

const pathOfConcern: Readonly<Record<Concern, string>> = {
  'late': 'late-orders',
  'carrier-trouble': 'carrier-trouble',
}

const screens: Readonly<Record<string, (query: URLSearchParams) => Place>> = {
  '': () => ({ screen: 'board' }),
  'missed-scans': (query) => {
    const verdict = verdicts.find((each) => each === query.get('verdict'))
    const step = steps.find((each) => each === query.get('step'))
    return { screen: 'findings', ...(verdict ? { verdict } : {}), ...(step ? { step } : {}) }
  },
  'late-orders': () => ({ screen: 'concern', concern: 'late' }),
  'carrier-trouble': () => ({ screen: 'concern', concern: 'carrier-trouble' }),
  'bin-labels': () => ({ screen: 'bin-labels' }),
  'settings': () => ({ screen: 'settings' }),
  'deliveries': (query) => {
    const site = query.get('site')
    const show = unexpected.find((each) => each === query.get('show'))
    return {
      screen: 'deliveries',
      ...(site ? { site: as<SiteId>(site) } : {}),
      ...(show ? { show } : {}),
    }
  },
  'devices': (query) => {
    const device = query.get('device')
    return { screen: 'devices', ...(device ? { device: as<DeviceId>(device) } : {}) }
  },
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const search = new URLSearchParams(said).toString()
  return search === '' ? path : `${path}?${search}`
}

/** What is searched for may be somebody's name; what stands behind the # reaches no server and no log of one. */
const textIn = (hash: string): string => decoded(hash.slice(1)).slice(0, longestText)

/** An address typed wrong is a place nobody knows, never a thrown error. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
