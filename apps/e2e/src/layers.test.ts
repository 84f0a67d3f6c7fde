import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ran, workspace } from './tool.ts'

type Case = readonly [file: string, code: string]
type Refused = readonly [...Case, because: string]

const refused: readonly Refused[] = [
  ['packages/domain/src/library.ts', "import 'zod'", 'domain imports nothing'],
  ['packages/domain/src/neighbour.ts', "import '@milepost/barcode'", 'it imports nobody'],
  ['packages/domain/src/machine.ts', "import 'node:fs'", 'domain imports nothing'],
  ['packages/domain/src/climb.ts', "import '../../barcode/src/index.ts'", 'it imports nobody'],
  ['packages/domain/src/climb.test.ts', "import '@milepost/carriers'", 'it imports nobody'],
  ['packages/barcode/src/neighbour.ts', "import '@milepost/domain'", 'knows nothing of ours'],
  ['packages/barcode/src/machine.ts', "import 'node:path'", 'packages/* are pure'],
  ['packages/carriers/src/neighbour.ts', "import '@milepost/contract'", 'imports domain only'],
  ['packages/contract/src/neighbour.ts', "import '@milepost/outbox'", 'imports domain only'],
  ['packages/outbox/src/neighbour.ts', "import '@milepost/barcode'", 'contract and domain only'],
  ['packages/outbox/src/sql.ts', "import 'drizzle-orm/sqlite-core'", 'SQL lives in event-log/'],
  ['packages/ui/src/neighbour.tsx', "import '@milepost/domain'", 'nothing of orders'],
  ['apps/scanner/src/carriers.ts', "import '@milepost/carriers'", 'reads no carrier'],
  ['apps/scanner/src/app.ts', "import '../../console/src/main.tsx'", 'apps never import apps'],
  ['apps/console/src/carriers.ts', "import '@milepost/carriers'", 'apps never import apps'],
  ['apps/console/src/app.ts', "import '../../server/src/app.ts'", 'apps never import apps'],
  ['apps/server/src/ui.ts', "import '@milepost/ui'", 'no screen'],
  ['apps/server/src/app.ts', "import '../../scanner/src/main.tsx'", 'apps never import apps'],
  ['apps/e2e/src/app.ts', "import '../../server/src/app.ts'", 'apps never import apps'],

  ['packages/domain/src/now.ts', 'export const now = () => Date.now()', 'Time is passed in'],
  ['packages/domain/src/date.ts', 'export const now = () => new Date()', 'Time is passed in'],
  ['packages/domain/src/text.ts', 'export const now = () => Date()', 'Time is passed in'],
  ['packages/outbox/src/random.ts', 'export const x = () => Math.random()', 'Randomness is passed'],
  ['packages/outbox/src/net.ts', "export const x = () => fetch('/')", 'packages/* are pure'],
  ['packages/outbox/src/timer.ts', 'export const x = setTimeout', 'packages/* are pure'],
  ['packages/outbox/src/around.ts', 'export const x = globalThis.fetch', 'packages/* are pure'],
  ['packages/ui/src/page.ts', 'export const x = document.title', 'packages/* are pure'],
  ['packages/ui/src/window.ts', 'export const x = window.name', 'packages/* are pure'],
  ['packages/carriers/src/env.ts', 'export const x = process.env', 'packages/* are pure'],

  ['apps/server/src/orders/list.ts', "import 'better-sqlite3'", 'SQL lives in event-log/'],
  ['apps/server/src/main.ts', "import 'drizzle-orm'", 'SQL lives in event-log/'],
  ['apps/server/src/orders/env.ts', 'export const x = process.env', 'main.ts reads'],
  ['apps/server/src/event-log/env.ts', "export { env } from 'node:process'", 'main.ts reads'],
  ['apps/server/src/event-log/port.ts', 'export const x = process.env', 'main.ts reads'],
]

const allowed: readonly Case[] = [
  ['packages/domain/src/sibling.ts', "import './event.ts'"],
  ['packages/domain/src/given.ts', 'export const at = (ms: number) => new Date(ms)'],
  ['packages/domain/src/rules.test.ts', "import 'node:fs'\nimport 'fast-check'"],
  ['packages/carriers/src/words.ts', "import '@milepost/domain'\nimport 'zod'"],
  ['packages/outbox/src/push.ts', "import '@milepost/contract'\nimport '@milepost/domain'"],
  ['packages/ui/src/badge.tsx', "import 'react'"],
  ['apps/scanner/src/sync.ts', "import '@milepost/outbox'\nexport const now = () => Date.now()"],
  ['apps/server/src/event-log/sqlite.ts', "import 'better-sqlite3'\nimport 'drizzle-orm'"],
  ['apps/server/src/devices/store.ts', "import 'drizzle-orm'"],
  ['apps/server/src/start.ts', 'export const x = process.env'],
  ['apps/e2e/src/run-all.ts', 'export const x = process.env'],
]

describe('layers', () => {
  const reasonsByFile = new Map<string, readonly string[]>()
  const tree = mkdtempSync(join(tmpdir(), 'milepost-layers-'))
  beforeAll(async () => {
    for (const [file, reasons] of await lint(tree)) reasonsByFile.set(file, reasons)
  })
  afterAll(() => rmSync(tree, { recursive: true }))

  test.each(refused)('%s: `%s` is refused with its reason', (file, _code, because) => {
    expect(reasonsByFile.get(file)).toContainEqual(expect.stringContaining(because))
  })

  test.each(allowed)('%s: `%s` is allowed', (file) => {
    expect(reasonsByFile.get(file)).toBeUndefined()
  })
})

/** Lints a small tree of the same shape with the workspace's own rules. */
async function lint(tree: string): Promise<Map<string, string[]>> {
  for (const config of ['oxlint.config.ts', 'oxlint.layers.ts', 'oxlint.rules.ts', 'package.json'])
    cpSync(join(workspace, config), join(tree, config))
  symlinkSync(join(workspace, 'node_modules'), join(tree, 'node_modules'))
  for (const [file, code] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), `${code}\n`)
  }
  const { output } = await ran(['oxlint', '--format=json', 'packages', 'apps'], {
    output: 'kept',
    folder: tree,
  })
  return reasonsIn(output)
}

interface Finding {
  readonly filename: string
  readonly code: string
  readonly message: string
  readonly help?: string
}

function reasonsIn(output: string): Map<string, string[]> {
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Finding[] }
  const reasonsByFile = new Map<string, string[]>()
  for (const { filename, code, message, help } of diagnostics.filter(isOfLayers)) {
    const reasons = reasonsByFile.get(filename) ?? []
    reasonsByFile.set(filename, [...reasons, `${code}: ${message} ${help ?? ''}`])
  }
  return reasonsByFile
}

function isOfLayers({ code }: Finding): boolean {
  return /no-restricted-|milepost/.test(code)
}
