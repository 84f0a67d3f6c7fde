/** `pnpm start` as a person meets it: a process that prints one page, until it is told to stop. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { killTree } from './process-tree.ts'
import { workspace } from './tool.ts'

export interface FirstLook {
  /** All that it printed until its page was whole. */
  readonly page: string
  /** From the command to the page. */
  readonly seconds: number
  readonly stop: () => Promise<void>
}

export interface Wish {
  readonly dataDir: string
  readonly args?: readonly string[]
  /** What starts it, where it is not Node alone. */
  readonly command?: readonly [string, ...string[]]
}

const start = join(workspace, 'apps/server/src/start.ts')

export async function firstLook({ dataDir, args = [], command }: Wish): Promise<FirstLook> {
  const begun = performance.now()
  const [program, ...words] = command ?? [process.execPath, start]
  const { LOG_LEVEL: _, ...env } = process.env
  const child = spawn(program, [...words, ...args], {
    cwd: workspace,
    env: { ...env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let page = ''
  const whole = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      // A letter of the QR code is several bytes, and a pipe may cut between them.
      stream.setEncoding('utf8')
      let line = ''
      stream.on('data', (part: string) => {
        line += part
        // Whole lines only: what is said beside the page must not come to stand in the middle of it.
        const end = line.lastIndexOf('\n') + 1
        page += line.slice(0, end)
        line = line.slice(end)
        if (page.includes('Stop with Ctrl-C.\n')) resolve()
      })
    }
  })
  const early = ended.then(() => {
    throw new Error(`It ended before its page was whole:\n${page}`)
  })
  await Promise.race([whole, early])
  return {
    page,
    seconds: (performance.now() - begun) / 1000,
    stop: async () => {
      early.catch(() => undefined)
      if (child.pid !== undefined) await killTree(child.pid)
      await ended
    },
  }
}
