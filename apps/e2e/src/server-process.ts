/** The real server as a process of its own, to be started, stopped and killed like the one in the cellar. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

export interface ServerWish {
  /** The same folder again is the same server after a restart; without it, a new empty one. */
  readonly dataDir?: string
  /** A restarted server is found by its clients only on the port it had. */
  readonly port?: number
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly startsWithinSeconds?: number
  readonly entry?: string
}

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** Everything it wrote so far, both streams. */
  readonly output: () => string
  /** SIGTERM; the exit code, or null when it did not end by itself. */
  readonly stop: () => Promise<number | null>
  /** SIGKILL: what a power cut does. */
  readonly kill: () => Promise<void>
}

/** Returns when `GET /healthz` answers well. */
export async function startServer(wish: ServerWish = {}): Promise<ServerProcess> {
  const dataDir = wish.dataDir ?? (await mkdtemp(join(tmpdir(), 'milepost-data-')))
  const child = spawn(process.execPath, [wish.entry ?? milepost, ...(wish.args ?? [])], {
    env: { ...environment(wish, dataDir), ...wish.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = linesOf(child)
  const ended = endOf(child)
  try {
    const url = await readyUrl(lines, ended, wish.startsWithinSeconds ?? 30)
    return {
      url,
      port: Number(new URL(url).port),
      dataDir,
      output: () => lines.written.join('\n'),
      stop: () => signalled(child, ended, 'SIGTERM'),
      kill: async () => void (await signalled(child, ended, 'SIGKILL')),
    }
  } catch (error) {
    await signalled(child, ended, 'SIGKILL')
    throw error
  }
}

/** Nobody sits at a terminal here, so the first admin's password was left in a file. */
export const firstPassword = async (dataDir: string): Promise<string> =>
  (await readFile(join(dataDir, 'first-admin-password'), 'utf8')).trim()

const milepost = join(import.meta.dirname, '../../server/src/main.ts')

/** Nothing else is handed on: a database named in a developer's shell is not for tests. */
function environment({ port = 0 }: ServerWish, dataDir: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, TMPDIR, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir }
}

interface Lines {
  readonly written: readonly string[]
  /** `{"listening":{"url":"http://…"}}`, a line of its own; `start.ts` keeps standard output for people. */
  readonly listeningUrl: Promise<string>
}

function linesOf({ stdout, stderr }: ChildProcess): Lines {
  if (!stdout || !stderr) throw new Error('The server was started without its output')
  const written: string[] = []
  const listeningUrl = new Promise<string>((resolve) => {
    for (const input of [stdout, stderr]) {
      createInterface({ input }).on('line', (line) => {
        written.push(line)
        const url = /"listening":\{"url":"([^"]+)"/.exec(line)?.[1]
        if (url) resolve(url)
      })
    }
  })
  return { written, listeningUrl }
}

/** No server outlives the test that started it. */
async function endOf(child: ChildProcess): Promise<number | null> {
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const [code] = (await once(child, 'close')) as [number | null]
  process.off('exit', endWithUs)
  return code
}

async function readyUrl(
  lines: Lines,
  ended: Promise<number | null>,
  seconds: number,
): Promise<string> {
  const waiting = new AbortController()
  const refusal = (what: string) => new Error(`${what}; it wrote:\n${lines.written.join('\n')}`)
  const ready = lines.listeningUrl.then((url) => healthy(url, waiting.signal))
  const early = ended.then((code) => {
    throw refusal(`The server ended with code ${code} before it was ready`)
  })
  const late = pause(seconds * 1000, undefined, { signal: waiting.signal }).then(() => {
    throw refusal(`The server was not ready within ${seconds} s`)
  })
  try {
    return await Promise.race([ready, early, late])
  } finally {
    waiting.abort()
  }
}

async function healthy(url: string, signal: AbortSignal): Promise<string> {
  while (!(await answersWell(url, signal))) await pause(50, undefined, { signal })
  return url
}

/** A refused connection is an answer too: not yet. */
function answersWell(url: string, signal: AbortSignal): Promise<boolean> {
  return fetch(new URL('/healthz', url), { signal }).then(
    (response) => response.ok,
    () => false,
  )
}

function signalled(
  child: ChildProcess,
  ended: Promise<number | null>,
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<number | null> {
  child.kill(signal)
  return ended
}
