/** The one browser every test and script runs in: headless Chromium with a camera that shows what it is told. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
} from 'playwright'
import { chromiumFromNpm } from './chromium-home.ts'
import { killTree, processesWith } from './process-tree.ts'

export interface BrowserWish {
  /** A file from `cameraVideo`: what the camera sees, from its start each time a page opens it, over and over. */
  readonly video?: string
}

export interface PersistentWish extends BrowserWish {
  readonly context?: BrowserContextOptions
}

export interface PersistentBrowser {
  readonly context: BrowserContext
  /** What a dead battery does: every process of the browser ends at once, and the profile stays as it was. */
  readonly killBrowser: () => Promise<void>
}

/** For `chromium.launch`, and for `launchOptions` in a Playwright config or `test.use`. */
export async function launchOptions({ video }: BrowserWish = {}): Promise<LaunchOptions> {
  const { executablePath, env } = await chromiumFromNpm()
  return {
    executablePath,
    env: { ...env },
    headless: true,
    chromiumSandbox: await sandboxWorks(),
    args: [
      ...quietNetwork,
      ...fakeCamera,
      ...(video ? [`--use-file-for-fake-video-capture=${video}`] : []),
    ],
  }
}

/** A browser whose profile outlives it: the same folder again finds the storage and service workers left there. */
export async function launchPersistent(
  profileDir: string,
  { video, context: contextOptions = {} }: PersistentWish = {},
): Promise<PersistentBrowser> {
  const options = await launchOptions(video ? { video } : {})
  const context = await chromium.launchPersistentContext(profileDir, {
    ...contextOptions,
    ...options,
  })
  return { context, killBrowser: () => killed(context, profileDir) }
}

const quietNetwork = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
]

const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Root cannot use Chromium's sandbox, and some containers forbid the namespaces it is made of. */
async function sandboxWorks(): Promise<boolean> {
  if (process.getuid?.() === 0) return false
  const probe = promisify(execFile)('unshare', ['--user', '--map-root-user', '--net', 'true'])
  return probe.then(
    () => true,
    () => false,
  )
}

async function killed(context: BrowserContext, profileDir: string): Promise<void> {
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()))
  const roots = await processesWith(`--user-data-dir=${profileDir}`)
  if (roots.length === 0) throw new Error(`No browser runs on the profile ${profileDir}`)
  for (const root of roots) await killTree(root)
  await closed
}
