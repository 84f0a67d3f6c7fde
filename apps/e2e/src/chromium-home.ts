/** Where the headless Chromium from npm lives once unpacked, and what it needs from the machine to start. */
import { execFile } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Chromium {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string | undefined>>
}

const run = promisify(execFile)
const version = '153.0.0'

/** `CHROMIUM_PATH` names another Chromium, for machines the npm package has no binary for. */
export async function chromiumFromNpm(): Promise<Chromium> {
  const own = process.env['CHROMIUM_PATH']
  if (own) return { executablePath: own, env: process.env }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium from npm runs on Linux x64 only. Set CHROMIUM_PATH to another Chromium.',
    )
  }
  return startable(await unpackedHome())
}

/** The folder appears complete or not at all, so any number of processes may ask for it at once. */
async function unpackedHome(): Promise<string> {
  const folders = cacheFolders()
  for (const folder of folders)
    if (await mayRun(join(folder, homeName))) return join(folder, homeName)
  return unpackInto(await firstWritable(folders))
}

const homeName = `chromium-${version}`

function cacheFolders(): readonly string[] {
  const account = process.getuid?.() ?? 'own'
  return [
    join(import.meta.dirname, '../node_modules/.cache/milepost'),
    join(tmpdir(), `milepost-of-${account}`),
  ]
}

function mayRun(home: string): Promise<boolean> {
  return access(join(home, 'chromium'), constants.X_OK).then(
    () => true,
    () => false,
  )
}

async function firstWritable(folders: readonly string[]): Promise<string> {
  for (const folder of folders) if (await isOurs(folder)) return folder
  throw new Error(
    `Chromium needs a folder to unpack into; none of these can be written: ${folders.join(', ')}`,
  )
}

/** Another account's folder is left alone: what runs from it would be theirs. */
async function isOurs(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await access(folder, constants.W_OK)
    return (await stat(folder)).uid === process.getuid?.()
  } catch {
    return false
  }
}

async function unpackInto(folder: string): Promise<string> {
  const home = join(folder, homeName)
  const workshop = await mkdtemp(join(folder, 'unpacking-'))
  try {
    const unpack = join(import.meta.dirname, 'inflate-chromium.ts')
    await run(process.execPath, [unpack], { env: { ...process.env, TMPDIR: workshop } })
    await writeFile(join(workshop, 'fonts.conf'), fontsConf(home))
    for (const path of [workshop, join(workshop, 'chromium')]) await chmod(path, 0o755)
    await rename(workshop, home)
  } catch (error) {
    await rm(workshop, { recursive: true, force: true })
    if (!(await mayRun(home))) throw error
  }
  return home
}

function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`
}

/** The machine's own libraries and fonts come first; the packed ones stand in where it has none. */
async function startable(home: string): Promise<Chromium> {
  const executablePath = join(home, 'chromium')
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: join(home, 'fonts.conf') }
  const plain = { ...process.env, ...fonts }
  if (await starts(executablePath, plain)) return { executablePath, env: plain }

  const packed = [join(home, 'al2023/lib'), process.env['LD_LIBRARY_PATH']]
    .filter(Boolean)
    .join(':')
  const env = { ...plain, LD_LIBRARY_PATH: packed }
  await run(executablePath, ['--version'], { env })
  return { executablePath, env }
}

function starts(executablePath: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return run(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  )
}
