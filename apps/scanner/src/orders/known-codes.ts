/**
 * Whether the catalogue knows a code, for a camera that wants its answer at once. It is asked for when the code is first
 * seen, and there for the next look: who must be known is looked at several times anyway.
 */
import type { Database } from '../sync/database.ts'
import { binKey, skuKey } from './keys.ts'

export function knownCodes({ work }: Database): (text: string) => boolean {
  const known = new Set<string>()
  const asking = new Set<string>()
  const ask = async (text: string) => {
    const keys = [skuKey(text), skuKey(text.toUpperCase()), binKey(text)]
    if ((await work.where('keys').anyOf(keys).count()) > 0) known.add(text)
  }
  return (text) => {
    if (known.has(text)) return true
    if (!asking.has(text)) {
      asking.add(text)
      // A database that cannot be read just now is asked again at the next look.
      void ask(text)
        .catch(() => undefined)
        .finally(() => asking.delete(text))
    }
    return false
  }
}
