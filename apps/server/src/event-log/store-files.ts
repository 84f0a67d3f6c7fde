/** Where the database lies, and what can stand in the way of opening it, each with the sentence an operator reads. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type OpenProblem =
  | 'unwritable-folder'
  | 'not-a-file'
  | 'corrupt-database'
  | 'newer-database'
  | 'foreign-database'
  | 'busy-database'
  | 'unsafe-database'

export interface OpenRefusal {
  readonly kind: OpenProblem
  readonly path: string
  /** What the system or the database said. */
  readonly because: string
}

export type Opened<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: OpenRefusal }

export const databaseFile = (folder: string): string => join(folder, 'milepost.db')

/** What an operator sets to have the database elsewhere. */
export type PlaceSetting = 'DATA_DIR' | 'DATABASE_URL'

type Sentence = (path: string, because: string, setting: PlaceSetting) => string

const placeOf: Readonly<Record<PlaceSetting, string>> = {
  DATA_DIR: 'DATA_DIR to a folder',
  DATABASE_URL: 'DATABASE_URL to a file in a folder',
}

const sentences: Readonly<Record<OpenProblem, Sentence>> = {
  'unwritable-folder': (path, because, setting) =>
    `Cannot write in ${path} (${because}). Set ${placeOf[setting]} that this user may write in.`,
  'not-a-file': (path, because, setting) =>
    `${path} is ${because}, not a database file. Set ${setting} to another place, or move it away.`,
  'corrupt-database': (path, because) =>
    `The database ${path} is damaged (${because}). It was not changed: put a backup in its place, or move it away to start empty.`,
  'newer-database': (path) =>
    `The database ${path} was written by a newer Milepost. It was not changed: start that version or a later one.`,
  'foreign-database': (path, _because, setting) =>
    `The database ${path} was not made by a released Milepost. It was not changed: set ${setting} to another place, or move the file away.`,
  'busy-database': (path) =>
    `The database ${path} is locked by another program. Stop that program, then start again.`,
  'unsafe-database': (path, because, setting) =>
    `The database ${path} cannot be kept safe here (${because}). Set ${setting} to a place on a local disk.`,
}

export const sentenceOf = (
  { kind, path, because }: OpenRefusal,
  setting: PlaceSetting = 'DATA_DIR',
): string => sentences[kind](path, because, setting)

/** Makes the folder when it is missing. Answers why it cannot be written in. */
export function unwritable(folder: string): OpenRefusal | undefined {
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory()) return notAFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return { kind: 'unwritable-folder', path: folder, because: codeOf(error) }
  }
}

const notAFolder = (path: string): OpenRefusal => ({
  kind: 'unwritable-folder',
  path,
  because: 'it is no folder',
})

/** Step by step: Node's own `recursive` never ends where the system says that a folder it just made is missing. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** `EACCES`, `SQLITE_FULL`, … or nothing that we know. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'
