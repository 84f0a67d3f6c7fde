/** Finds and ends a process with everything it started. Reads /proc, so Linux only. */
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Those started with exactly this argument. */
export async function processesWith(argument: string): Promise<readonly number[]> {
  const found: number[] = []
  for (const pid of await runningPids()) {
    if ((await procFile(pid, 'cmdline')).split('\0').includes(argument)) found.push(pid)
  }
  return found
}

/** Returns when all of them are gone. */
export async function killTree(root: number): Promise<void> {
  const tree = await treeOf(root)
  for (const pid of tree) kill(pid)
  while ((await Promise.all(tree.map(isAlive))).includes(true)) await pause(10)
}

async function treeOf(root: number): Promise<readonly number[]> {
  const childrenByParent = new Map<number, number[]>()
  for (const pid of await runningPids()) {
    const { parent } = statOf(await procFile(pid, 'stat'))
    childrenByParent.set(parent, [...(childrenByParent.get(parent) ?? []), pid])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(childrenByParent.get(pid) ?? []))
  return tree
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A zombie waits for its parent to notice; it holds no file and no lock. */
async function isAlive(pid: number): Promise<boolean> {
  const stat = await procFile(pid, 'stat')
  return stat !== '' && statOf(stat).state !== 'Z'
}

async function runningPids(): Promise<readonly number[]> {
  return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
}

/** Empty when the process ended meanwhile. */
function procFile(pid: number, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
}

/** `pid (name) state parent …`; the name may hold spaces and brackets. */
function statOf(stat: string): { readonly state: string; readonly parent: number } {
  const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state, parent: Number(parent) }
}
