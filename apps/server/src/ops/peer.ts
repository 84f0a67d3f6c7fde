/** Whose request it is: the other end of the socket, or whom a proxy that we trust says it speaks for. */
import { BlockList, isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'

/** How many proxies stand before us, or which addresses they have. */
export type TrustedProxy =
  | { readonly kind: 'hops'; readonly hops: number }
  | { readonly kind: 'addresses'; readonly known: BlockList }

/** More than any sane chain has; a larger number is a mistake. */
const mostHops = 9

/** `2`, or `10.0.0.0/8, 127.0.0.1, ::1`. Undefined when it is neither. */
export function trustedProxyIn(text: string): TrustedProxy | undefined {
  const hops = Number(text)
  if (Number.isInteger(hops)) {
    return hops >= 1 && hops <= mostHops ? { kind: 'hops', hops } : undefined
  }
  const known = new BlockList()
  const areAll = text.split(',').every((part) => isAdded(known, part.trim()))
  return areAll ? { kind: 'addresses', known } : undefined
}

/** Notes whose request it is, before anything is counted by it. */
export const knowingPeer =
  (trusted: TrustedProxy | undefined): MiddlewareHandler =>
  async (c, next) => {
    const socket = socketAddressOf(c)
    const named = c.req.header('x-forwarded-for')
    c.set('peer', trusted && named !== undefined ? namedBy(trusted, socket, named) : socket)
    await next()
  }

export const peerOf = (c: Context): string => String(c.get('peer') ?? 'unknown')

/** Each proxy appends whom it heard from, so the list is read from its end; what stands further left anybody may write. */
function namedBy(trusted: TrustedProxy, socket: string, named: string): string {
  const chain = [...named.split(',').map(addressIn), socket]
  if (trusted.kind === 'hops') return chain.at(-1 - trusted.hops) ?? socket
  let peer = socket
  for (const address of chain.toReversed()) {
    if (address === undefined) return peer
    peer = address
    if (!isIn(trusted.known, address)) return peer
  }
  return peer
}

function socketAddressOf(c: Context): string {
  const env = c.env as
    | { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
    | undefined
  const address = env?.incoming?.socket?.remoteAddress ?? 'unknown'
  return addressIn(address) ?? address
}

/** Without a port, and an IPv4 address as such also where the socket speaks IPv6. */
function addressIn(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[([^\]]+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(bare) === 0 ? undefined : bare
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

const isIn = (known: BlockList, address: string): boolean =>
  isIP(address) !== 0 && known.check(address, familyOf(address))

function isAdded(known: BlockList, part: string): boolean {
  const [address = '', bits, ...more] = part.split('/')
  if (isIP(address) === 0 || more.length > 0) return false
  const family = familyOf(address)
  if (bits === undefined) known.addAddress(address, family)
  else if (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32)) {
    known.addSubnet(address, Number(bits), family)
  } else return false
  return true
}
