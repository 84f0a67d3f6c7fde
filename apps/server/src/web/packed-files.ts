/** Reads the files of a built app, and packs each once for those who can unpack it, where the build has not. */
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

type Bytes = Uint8Array<ArrayBuffer>
type ReadFile = (path: string) => Promise<Bytes | null>

const packed: Readonly<Record<string, (bytes: Bytes) => Promise<Bytes>>> = {
  '.gz': (bytes) => promisify(gzip)(bytes, { level: 9 }),
  // Over HTTPS a browser takes brotli, which packs the decoder a fifth smaller.
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 8 } }),
}

interface Kept {
  readonly changedAt: number
  readonly bytes: Promise<Bytes>
}

/** `app.js.gz` is the file of that name, or else `app.js` packed. A packed file is kept until its original changes. */
export function packedFiles(): ReadFile {
  const kept = new Map<string, Kept>()
  return async (path) => {
    const own = await bytesOf(path)
    const ending = path.slice(-3)
    const pack = packed[ending]
    if (own || !pack) return own
    const original = path.slice(0, -ending.length)
    const changedAt = await changeOf(original)
    if (changedAt === undefined) return null
    const known = kept.get(path)
    if (known?.changedAt === changedAt) return await known.bytes
    const bytes = readFile(original).then(pack)
    kept.set(path, { changedAt, bytes })
    return await bytes
  }
}

const bytesOf: ReadFile = (path) => readFile(path).catch(nothingThere)

const changeOf = async (path: string): Promise<number | undefined> => {
  const found = await stat(path).catch(nothingThere)
  return found?.isFile() ? found.mtimeMs : undefined
}

function nothingThere(error: unknown): null {
  if (error instanceof Error && 'code' in error && absent.has(String(error.code))) return null
  throw error
}

const absent = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'])
