/** Writes the migration: `pnpm --filter @milepost/server exec drizzle-kit generate --config drizzle.postgres.config.ts`. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/**/postgres-schema.ts',
  out: './migrations-postgres',
})
