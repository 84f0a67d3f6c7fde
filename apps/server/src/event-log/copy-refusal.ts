/** What can stand in the way of a backup or a restore, each with the sentence an operator reads. */
import type { OpenProblem } from './store-files.ts'

export type CopyProblem =
  | 'no-database'
  | 'taken-name'
  | 'no-backup'
  | 'same-file'
  | 'server-running'
  | 'unwritable'
  | 'differs'
  | OpenProblem

export interface CopyRefusal {
  readonly kind: CopyProblem
  readonly path: string
  /** What the system or the database said. */
  readonly because: string
}

const backupSentences: Readonly<Record<CopyProblem, (path: string, because: string) => string>> = {
  'no-database': (path) =>
    `There is no database at ${path}. Name its folder with --data, or its file with DATABASE_URL; --demo is the demo day's.`,
  'taken-name': (path) =>
    `${path} is there already and was not touched. Name another file for the backup.`,
  'no-backup': (path) => `There is no backup at ${path}. Name the file that a backup was made in.`,
  'same-file': (path) => `${path} is the database itself. Name the file that a backup was made in.`,
  'server-running': (path) =>
    `A server or another program has the database ${path} open. Stop it, then restore again; nothing was changed.`,
  'unwritable': (path, because) =>
    `Cannot write ${path} (${because}). Choose a folder with room that this user may write in; nothing else was changed.`,
  'differs': (path, because) =>
    `The copy ${path} is not what was read (${because}) and was removed. Check the disk, then try again.`,
  'unwritable-folder': (path, because) =>
    `Cannot read ${path} (${because}). Let this user read the file and write in its folder.`,
  'not-a-file': (path, because) => `${path} is ${because}, not a file. Name a file.`,
  'corrupt-database': (path, because) =>
    `${path} is damaged (${because}) and was not used. Use the latest backup that \`verify\` finds whole.`,
  'newer-database': (path) =>
    `${path} was written by a newer Milepost and was not used. Run that version or a later one.`,
  'foreign-database': (path) =>
    `${path} was not made by a released Milepost and was not used. Name the file of a backup or database of ours.`,
  'busy-database': (path) =>
    `${path} is locked by another program. Stop that program, then try again.`,
  'unsafe-database': (path, because) =>
    `${path} cannot be kept safe here (${because}). Use a local disk.`,
}

export const copySentenceOf = ({ kind, path, because }: CopyRefusal): string =>
  backupSentences[kind](path, because)
