/** Writes the migration from the schemas: `pnpm --filter @milepost/server exec drizzle-kit generate`. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/**/schema.ts',
  out: './migrations',
})
