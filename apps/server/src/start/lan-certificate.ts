/**
 * HTTPS on a local network. Phones give a page its camera and its offline store only over HTTPS, and a service worker
 * only under a certificate they trust: so there is an authority of our own, which a phone installs once, and under it a
 * certificate for this machine's addresses.
 */
import { X509Certificate } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { generate } from 'selfsigned'

const day = 86_400_000

export interface LanCertificate {
  readonly key: string
  readonly cert: string
  /** The authority's certificate, for phones to install. */
  readonly authority: string
}

/** Addresses of this machine that a phone on the same network can reach. */
export const lanAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/** The QR code names the port before anybody listens on it. */
export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export async function lanCertificate(
  dataDir: string,
  addresses: readonly string[],
  now: number,
): Promise<LanCertificate> {
  const folder = path.join(dataDir, 'tls')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const authority = await kept(
    path.join(folder, 'authority'),
    (cert) => !endsSoon(cert, now),
    () => newAuthority(now),
  )
  const { key, cert } = await kept(
    path.join(folder, 'server'),
    (pem) => !endsSoon(pem, now) && covers(pem, addresses) && signedBy(pem, authority.cert),
    () => newCertificate(authority, addresses, now),
  )
  return { key, cert: `${cert.trim()}\n${authority.cert}`, authority: authority.cert }
}

interface Pair {
  readonly key: string
  readonly cert: string
}

async function kept(
  file: string,
  isGood: (cert: string) => boolean,
  make: () => Promise<Pair>,
): Promise<Pair> {
  const [key, cert] = await Promise.all(
    [`${file}.key`, `${file}.crt`].map((each) => readFile(each, 'utf8').catch(() => '')),
  )
  if (key && cert && isGood(cert)) return { key, cert }
  const made = await make()
  await writeFile(`${file}.key`, made.key, { mode: 0o600 })
  await chmod(`${file}.key`, 0o600)
  await writeFile(`${file}.crt`, made.cert)
  return made
}

async function newAuthority(now: number): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'Milepost local authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + 3650 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** A year and a bit is the longest that phones accept. */
async function newCertificate(
  authority: Pair,
  addresses: readonly string[],
  now: number,
): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'Milepost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + 390 * day),
    ca: authority,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          ...['127.0.0.1', ...addresses].map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}

const endsSoon = (cert: string, now: number): boolean =>
  new X509Certificate(cert).validToDate.getTime() < now + 30 * day

const covers = (cert: string, addresses: readonly string[]): boolean => {
  const named = new X509Certificate(cert)
  return addresses.every((address) => named.checkIP(address) !== undefined)
}

const signedBy = (cert: string, authority: string): boolean =>
  new X509Certificate(cert).verify(new X509Certificate(authority).publicKey)
