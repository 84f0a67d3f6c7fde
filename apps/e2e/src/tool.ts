/** Starts one of the workspace's tools and waits for its end. */
import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

export const workspace = resolve(import.meta.dirname, '../../..')

export interface Ran {
  readonly ok: boolean
  readonly output: string
  readonly seconds: number
}

export interface Way {
  /** `shown`: the tool writes to this terminal; `kept`: what it writes comes back as `output`. */
  readonly output: 'shown' | 'kept'
  readonly env?: Readonly<Record<string, string>>
  /** Where it runs; the workspace when not said. */
  readonly folder?: string
}

export function ran(command: readonly [string, ...string[]], way: Way): Promise<Ran> {
  const [name, ...args] = command
  const startedAt = performance.now()
  const child = spawn(name, args, {
    cwd: way.folder ?? workspace,
    env: { ...process.env, PATH: pathWithTools(), ...way.env },
    stdio: ['ignore', ...(way.output === 'shown' ? (['inherit', 'inherit'] as const) : [])],
  })
  const written: Buffer[] = []
  child.stdout?.on('data', (bytes: Buffer) => written.push(bytes))
  child.stderr?.on('data', (bytes: Buffer) => written.push(bytes))
  return new Promise((done) => {
    const end = (ok: boolean, more = '') => {
      const output = Buffer.concat(written).toString() + more
      done({ ok, output, seconds: (performance.now() - startedAt) / 1000 })
    }
    child.on('error', (cause) => end(false, `${name} did not start: ${cause.message}\n`))
    child.on('close', (code) => end(code === 0))
  })
}

/** The workspace's own Node and tools come first, whatever the machine has. */
function pathWithTools(): string {
  const own = ['.', 'apps/e2e'].map((folder) => join(workspace, folder, 'node_modules/.bin'))
  return [...own, process.env['PATH'] ?? ''].join(delimiter)
}
