/** Builds of the scanner, as a deployment would put them on a server: each with files of its own. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Fault } from '../fault-proxy.ts'
import { ran, workspace } from '../tool.ts'

/** What the server of this build answers, by path. */
export type Build = ReadonlyMap<string, Extract<Fault, { kind: 'answer' }>>

const scanner = join(workspace, 'apps/scanner')

/** The real build, under a version of our choice. Another version is another set of hashed files. */
export async function scannerBuilt(version: string): Promise<Build> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-scanner-'))
  try {
    const { ok, output } = await ran(
      ['vite', 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', folder],
      { output: 'kept', folder: scanner, env: { VITE_APP_VERSION: version } },
    )
    if (!ok) throw new Error(`The scanner could not be built:\n${output}`)
    return await filesOf(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function filesOf(folder: string): Promise<Build> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const answers = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const file = join(parentPath, name)
      const path = `/scan/${file.slice(folder.length + 1)}`
      return [path, answerOf(path, await readFile(file))] as const
    }),
  )
  const byPath = new Map(answers)
  const start = byPath.get('/scan/index.html')
  return start ? byPath.set('/scan/', start) : byPath
}

function answerOf(path: string, body: Buffer): Extract<Fault, { kind: 'answer' }> {
  const caching = path.startsWith('/scan/assets/') ? 'max-age=31536000, immutable' : 'no-cache'
  const type = typeByEnding[extname(path)] ?? 'application/octet-stream'
  return {
    kind: 'answer',
    status: 200,
    headers: { 'content-type': type, 'cache-control': caching },
    body,
  }
}

const typeByEnding: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}
