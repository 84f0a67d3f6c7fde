/** Column types that both engines read alike. */
import { bigint, customType } from 'drizzle-orm/pg-core'

/** Sorted by code point, whatever the database sorts by. */
export const text = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Whole numbers and instants in milliseconds. */
export const whole = (name?: string) =>
  name === undefined ? bigint({ mode: 'number' }) : bigint(name, { mode: 'number' })
