/** Builds scanner and console when their sources have changed since the last build, and only then. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

const sources = ['apps/scanner', 'apps/console', 'packages', 'pnpm-lock.yaml']
const notSources = new Set(['node_modules', 'dist', 'test-results'])

export type Say = (line: string) => void

export async function buildWebApps(root: string, say: Say): Promise<void> {
  const fresh = await stampOf(root)
  const stamp = path.join(root, 'node_modules', '.cache', 'milepost', 'web-apps-built')
  const built = await Promise.all(['scanner', 'console'].map((app) => isBuilt(root, app)))
  if (built.every(Boolean) && (await readFile(stamp, 'utf8').catch(() => '')) === fresh) return
  say('Building the scanner and the console (once; later starts are quick) …')
  const begun = performance.now()
  await Promise.all(['scanner', 'console'].map((app) => build(root, app)))
  await mkdir(path.dirname(stamp), { recursive: true })
  await writeFile(stamp, fresh)
  say(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s.`)
}

/** Paths, sizes and times of change: cheap, and any edit shows. */
async function stampOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesUnder(path.join(root, source))) {
      const { size, mtimeMs } = await stat(file)
      hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

async function filesUnder(place: string): Promise<readonly string[]> {
  if (!(await stat(place)).isDirectory()) return [place]
  const entries = await readdir(place, { withFileTypes: true })
  const found = await Promise.all(
    entries
      .filter(({ name }) => !notSources.has(name))
      .map(async (entry) => {
        const inside = path.join(place, entry.name)
        return entry.isDirectory() ? filesUnder(inside) : [inside]
      }),
  )
  return found.flat().toSorted()
}

const isBuilt = (root: string, app: string): Promise<boolean> =>
  stat(path.join(root, 'apps', app, 'dist', 'index.html')).then(
    () => true,
    () => false,
  )

async function build(root: string, app: string): Promise<void> {
  const folder = path.join(root, 'apps', app)
  const vite = path.join(folder, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  child.stderr.on('data', (part: Buffer) => said.push(part))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) {
    throw new Error(`The ${app} could not be built:\n${Buffer.concat(said).toString('utf8')}`)
  }
}
