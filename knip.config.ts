/** Which files start something; all else must be reached from them. */
import type { KnipConfig } from 'knip'

const tests = 'src/**/*.{test,suite,spec}.{ts,tsx}'
const workers = 'src/**/*{worker,service-worker}.ts'

const config: KnipConfig = {
  workspaces: {
    '.': {},
    'packages/*': { entry: [tests] },
    'apps/{scanner,console}': { entry: ['src/main.tsx', 'public/*.js', workers, tests] },
    'apps/server': {
      entry: [
        'src/{main,start}.ts',
        'sim/{run-sim,seed-worker}.ts',
        'sim/*.test.ts',
        'src/cli/milepost.ts',
        'src/event-log/postgres/spare-database.ts',
        'drizzle.postgres.config.ts',
        'src/**/postgres-schema.ts',
        'bench/*.bench.ts',
        tests,
      ],
    },
    'apps/e2e': {
      entry: [
        'playwright.config.ts',
        'src/{run-*,inflate-chromium,screenshot,build-web-apps}.ts',
        'bench/*.bench.ts',
        tests,
      ],
    },
  },
  // A type may be exported for its reader's sake alone.
  ignoreExportsUsedInFile: { interface: true, type: true },
}

export default config
