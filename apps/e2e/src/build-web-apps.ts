/** Before the browser's tests: the apps as the server serves them, built by the same function as `pnpm start`. */
import { ran } from './tool.ts'

// oxlint-disable-next-line import/no-default-export -- Playwright takes a set-up as the default export only
export default async function buildWebApps(): Promise<void> {
  const program = `import { buildWebApps } from './apps/server/src/start/web-apps.ts'
await buildWebApps(process.cwd(), console.log)`
  const { ok } = await ran(['node', '--input-type=module', '-e', program], { output: 'shown' })
  if (!ok) throw new Error('The web apps could not be built, so no journey can begin.')
}
