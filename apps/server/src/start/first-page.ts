/** The one short page that a start prints: where to go and what to sign in with. */
import { renderUnicodeCompact } from 'uqr'

export interface FirstPage {
  readonly url: string
  readonly demo?: {
    readonly name: string
    readonly password: string
    readonly pins: readonly { readonly name: string; readonly pin: string }[]
    readonly customerPage: string
    /** Whose news may be sent by hand, signed with what the file says. */
    readonly carrierNews: { readonly secretFile: string; readonly number: string }
    readonly enrolmentCode: string
  }
  /** How to sign in for the first time; told once, on a new database. */
  readonly admin?: string
  readonly dataDir: string
  /** Phones on this network reach the server. */
  readonly lan: boolean
}

export function firstPage({ url, demo, admin, dataDir, lan }: FirstPage): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Scanner', `${url}/scan/`],
    ['Console', `${url}/console/`],
    ...(demo
      ? ([
          ['Customer', demo.customerPage],
          ['To scan', `${url}/demo/codes`],
        ] as const)
      : []),
    ['API', `${url}/docs`],
  ]
  const lines = [
    '',
    '  Milepost is ready.',
    '',
    ...rows.map(([name, link]) => `  ${name.padEnd(10)}${link}`),
    '',
  ]
  if (demo) lines.push(...demoLines(demo, { url, dataDir }))
  if (admin)
    lines.push(`  ${admin}`, '  Then open a site, add people and issue keys under Settings.', '')
  if (lan) lines.push(...lanLines(`${url}/scan/`, `${url}/authority.crt`))
  lines.push('  Stop with Ctrl-C.', '')
  return lines.join('\n')
}

function demoLines(
  demo: NonNullable<FirstPage['demo']>,
  { url, dataDir }: Pick<FirstPage, 'url' | 'dataDir'>,
): readonly string[] {
  const { secretFile, number } = demo.carrierNews
  const pins = demo.pins.map(({ name, pin }) => `${name} ${pin}`).join(' · ')
  return [
    `  Console    sign in as ${demo.name} with ${demo.password}`,
    `  Scanner    enrol with code ${demo.enrolmentCode} (once, for 15 minutes; the console makes more)`,
    `             PIN ${pins}`,
    `  Carrier    ${url}/docs#carrier-news shows how to send its news by hand, say of ${number};`,
    `             export EASYPOST_WEBHOOK_SECRET=$(cat ${secretFile}) signs it`,
    '',
    `  This is a demo day. It lives in its own database, ${dataDir}/demo.db;`,
    '  start with --no-demo to work with an empty one, or delete the file to be rid of it.',
    '',
  ]
}

function lanLines(scanner: string, authority: string): readonly string[] {
  return [
    `  Phones on this network: ${scanner}`,
    '',
    ...renderUnicodeCompact(scanner, { border: 2 })
      .split('\n')
      .map((line) => `  ${line}`),
    '',
    `  For work without a network, install this certificate on the phone once: ${authority}`,
    '',
  ]
}
