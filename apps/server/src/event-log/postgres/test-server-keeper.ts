/** Runs one PostgreSQL in a folder of its own for as long as another process lives. Arguments: folder, binaries, pid. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, join } from 'node:path'

const [home = '', native = '', pid = '0'] = process.argv.slice(2)
/** PostgreSQL refuses to run as root; any user that owns nothing else will do. */
const nobody = 65_534
const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
const data = join(home, 'data')
const bin = join(home, 'native/bin')

/** Without writing anything more to a folder that goes anyway. */
const atOnce = 'SIGQUIT'

interface Link {
  readonly source: string
  readonly target: string
}

process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`)
  writeFileSync(join(home, 'failed'), '')
  process.exit(1)
})

copyBinaries()
makeCluster()
await serve()

/** Into a folder that any user can read. npm leaves out symbolic links, so they are made here. */
function copyBinaries(): void {
  const folder = join(home, 'native')
  cpSync(native, folder, { recursive: true, filter: (source) => !source.endsWith('.a') })
  const links = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  ) as readonly Link[]
  for (const { source, target } of links) {
    rmSync(join(home, target), { force: true })
    symlinkSync(basename(source), join(home, target))
  }
}

/** Sorted as people in one country do by default, so that an order that must be by code point has to say so. */
function makeCluster(): void {
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid)
  const sorting = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
  const args = ['-D', data, '-U', 'milepost', '--auth=trust', '-E', 'UTF8', '--no-sync', ...sorting]
  const made = spawnSync(join(bin, 'initdb'), args, { ...user, cwd: home, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
}

/** Durability as in production; only sizes are smaller. */
async function serve(): Promise<void> {
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    shared_buffers: '64MB',
    max_connections: 80,
    deadlock_timeout: '200ms',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const postgres = spawn(join(bin, 'postgres'), ['-D', data, ...args], {
    ...user,
    cwd: home,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  stopWithTheRun(postgres)
  postgres.stderr.on('data', (chunk: Buffer) => {
    process.stderr.write(chunk)
    if (chunk.includes('ready to accept connections')) {
      writeFileSync(join(home, 'address.new'), `postgres://milepost@127.0.0.1:${port}`)
      renameSync(join(home, 'address.new'), join(home, 'address'))
    }
  })
}

/** A run's process that is gone takes its server and folder with it, however it went. */
function stopWithTheRun(postgres: ChildProcess): void {
  const watching = setInterval(() => {
    if (isAlive(Number(pid))) return
    clearInterval(watching)
    postgres.kill(atOnce)
  }, 200)
  process.on('SIGTERM', () => postgres.kill(atOnce))
  postgres.on('exit', (code) => {
    if (isAlive(Number(pid))) throw new Error(`postgres ended with ${code}`)
    rmSync(home, { recursive: true, force: true })
    process.exit(0)
  })
}

function isAlive(process_: number): boolean {
  try {
    return process.kill(process_, 0)
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
