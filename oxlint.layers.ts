/** Who may import whom, and what pure code may not touch; each refusal says why. */
import type { OxlintOverride } from 'oxlint'

interface Layer {
  readonly folder: string
  readonly imports: readonly string[]
  readonly because: string
}

interface Refusal {
  readonly regex: string
  readonly message: string
  readonly importNames?: string[]
}

const layers: readonly Layer[] = [
  {
    folder: 'packages/domain',
    imports: [],
    because:
      'domain says what is true about orders, so everybody imports it and it imports nobody.',
  },
  {
    folder: 'packages/barcode',
    imports: [],
    because: 'barcode reads labels of any warehouse, so it knows nothing of ours.',
  },
  {
    folder: 'packages/decode',
    imports: ['barcode'],
    because:
      'decode sees codes in pictures and asks barcode what they say, so it imports barcode only.',
  },
  {
    folder: 'packages/carriers',
    imports: ['domain'],
    because: 'carriers puts what a carrier says into our words, so it imports domain only.',
  },
  {
    folder: 'packages/contract',
    imports: ['domain'],
    because: 'contract is what crosses the wire, so it imports domain only.',
  },
  {
    folder: 'packages/outbox',
    imports: ['contract', 'domain'],
    because: "outbox is the device's side of sync, so it imports contract and domain only.",
  },
  {
    folder: 'packages/ui',
    imports: [],
    because: 'ui draws for both browser apps, so it knows nothing of orders.',
  },
  {
    folder: 'apps/scanner',
    imports: ['barcode', 'contract', 'decode', 'domain', 'outbox', 'ui'],
    because:
      'the scanner speaks to the server by contract and reads no carrier; apps never import apps.',
  },
  {
    folder: 'apps/console',
    imports: ['barcode', 'contract', 'domain', 'outbox', 'ui'],
    because:
      'the console speaks to the server by contract, prints labels and reads rescue files; apps never import apps.',
  },
  {
    folder: 'apps/server',
    imports: ['barcode', 'carriers', 'contract', 'decode', 'domain'],
    because: 'the server has no screen and no outbox of its own; apps never import apps.',
  },
  {
    folder: 'apps/e2e',
    imports: ['barcode', 'carriers', 'contract', 'decode', 'domain', 'outbox'],
    because: 'journeys see the apps as their users do, from outside; apps never import apps.',
  },
]

const pure = ['packages/**']
const tests = '*.{test,suite,bench}.{ts,tsx}'
const stores = [
  'event-log/**',
  '**/store.ts',
  '**/*-store.ts',
  '**/schema.ts',
  '**/*-schema.ts',
].map((at) => `apps/server/src/${at}`)
const aboutEnvironment =
  'main.ts reads and checks the environment once and passes on what is needed.'

const sql: Refusal = {
  regex:
    '^(better-sqlite3|drizzle-orm|drizzle-kit|pg|postgres|@electric-sql/pglite|node:sqlite)(/|$)',
  message: 'SQL lives in event-log/ and in named stores: ask a function named for its question.',
}
const environment: Refusal = {
  regex: '^node:process$',
  importNames: ['env'],
  message: aboutEnvironment,
}
const machine: Refusal = {
  regex: '^node:',
  message: 'packages/* are pure, so the same code runs on device, server and in a simulator.',
}
const anything: Refusal = {
  regex: '^[^.]',
  message: 'domain imports nothing: what is true about orders needs no library.',
}

const simulated: Refusal = {
  regex: '^@milepost/(scanner|console|ui)(/|$)',
  message: 'The simulator brings its own storage and network; it needs the outbox, and no screen.',
}

/** A later entry replaces an earlier one, so each says all that its files may not import. */
export const layerRules: OxlintOverride[] = [
  ...layers.map((layer) => importing([`${layer.folder}/**`], refusalsOf(layer))),
  // Tests of pure code read files, such as RULES.md and samples, and draw from fast-check.
  ...layers.filter(isPackage).map((layer) => {
    const apart = [tests, 'testing/**'].map((files) => `${layer.folder}/**/${files}`)
    return importing(apart, [neighboursOf(layer), sql])
  }),
  ...layers.filter(isServer).map((layer) => {
    const apart = [...stores, `${layer.folder}/*.ts`, `${layer.folder}/bench/**`]
    return importing(apart, [neighboursOf(layer), environment])
  }),
  // The simulator runs the shipped device against the shipped server, and keeps its disks as bytes.
  importing(['apps/server/sim/**'], [simulated]),
  { files: pure, rules: { 'eslint/no-restricted-globals': ['error', passedIn()] } },
  {
    files: pure,
    rules: {
      'eslint/no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is passed in, so a test can set it.' },
        { object: 'Math', property: 'random', message: 'Randomness is passed in, so runs repeat.' },
      ],
      'milepost/no-own-clock': 'error',
    },
  },
  {
    files: ['apps/server/src/**'],
    excludeFiles: [
      'apps/server/src/{main,start,config}.ts',
      'apps/server/src/cli/milepost.ts',
      `apps/server/src/**/${tests}`,
    ],
    rules: {
      'eslint/no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: aboutEnvironment },
      ],
    },
  },
]

function importing(files: string[], patterns: Refusal[]): OxlintOverride {
  return { files, rules: { 'eslint/no-restricted-imports': ['error', { patterns }] } }
}

function refusalsOf(layer: Layer): Refusal[] {
  const always = [neighboursOf(layer), sql]
  if (layer.folder === 'packages/domain') return [neighboursOf(layer), anything]
  return [...always, isPackage(layer) ? machine : environment]
}

/** By name, and by a path that climbs out of the folder, which pnpm does not see. */
function neighboursOf({ folder, imports, because }: Layer): Refusal {
  const others = layers.map((layer) => nameOf(layer.folder)).filter((n) => n !== nameOf(folder))
  const refused = others.filter((name) => !imports.includes(name))
  const byName = `@milepost/(${refused.join('|')})(/|$)`
  const byPath = `(\\.\\./)+(packages/|apps/)?(${others.join('|')})/(src|bench)/`
  return { regex: `^(${byName}|${byPath})`, message: because }
}

function passedIn() {
  const message = 'packages/* are pure: take it as an argument, and let main.ts make the real one.'
  const network = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest']
  const screen = ['window', 'document', 'navigator', 'location', 'self']
  const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'caches']
  const clocks = ['setTimeout', 'setInterval', 'setImmediate', 'performance']
  const machinery = ['process', 'Buffer', 'crypto', 'require']
  const names = [...network, ...screen, ...storage, ...clocks, ...machinery]
  return { checkGlobalObject: true, globals: names.map((name) => ({ name, message })) }
}

function isPackage({ folder }: Layer): boolean {
  return folder.startsWith('packages/')
}

function isServer({ folder }: Layer): boolean {
  return folder === 'apps/server'
}

function nameOf(folder: string): string {
  return folder.slice(folder.indexOf('/') + 1)
}
