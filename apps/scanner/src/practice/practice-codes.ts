/** Practice and work never meet: what belongs to practice says so in its code, and lies in a database of its own. */
import type { Database } from '../sync/database.ts'

export const practiceName = 'milepost-practice'

export const isPractice = ({ dexie }: Pick<Database, 'dexie'>): boolean =>
  dexie.name === practiceName

/** Begins every reference, bin, SKU and label number of practice. */
export const practiceMark = 'PRACT'

/** A label that was printed to practise with, whatever it hangs on. */
export const isPracticeCode = (text: string): boolean =>
  /^(?:MP[A-Z]-)?PRACT[0-9-]/i.test(text.trim())

/** Where a job of practice stands is kept apart from where the work stands. */
export const keptAs = (database: Pick<Database, 'dexie'>, job: string): string =>
  isPractice(database) ? `practice.${job}` : job
