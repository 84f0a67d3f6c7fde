/**
 * Where each job and the app stand, kept so that a killed app is back there at once. localStorage reaches the disk
 * seconds later; the scans' own database waits for the disk each time, which a place is not worth. So these have a small
 * database of their own that hands them to the system within a millisecond.
 */
const places = new Map<string, string>()
let database: IDBDatabase | undefined

/** Before the first screen. Where it cannot be had, places live as long as the page. */
export async function openPlaces(indexed: IDBFactory): Promise<void> {
  places.clear()
  database = undefined
  try {
    database = await opened(indexed)
    const store = database.transaction('place').objectStore('place')
    const [names, texts] = await Promise.all([got(store.getAllKeys()), got(store.getAll())])
    for (const [at, name] of names.entries()) places.set(textOf(name), textOf(texts[at]))
  } catch {
    // It costs the place in a list, never a scan.
  }
}

export const placeKept = (name: string): string | undefined => places.get(name)

export function keepPlace(name: string, text: string): void {
  if (places.get(name) === text) return
  places.set(name, text)
  write((store) => store.put(text, name))
}

/** Whoever the device was: the scanner that is attached to it stays attached. */
export function forgetPlaces(): void {
  for (const name of places.keys()) if (name !== attachedPlace) forget(name)
}

export const attachedPlace = 'attached'

function forget(name: string): void {
  places.delete(name)
  write((store) => store.delete(name))
}

function write(change: (store: IDBObjectStore) => void): void {
  try {
    const written = database?.transaction('place', 'readwrite', { durability: 'relaxed' })
    if (written) change(written.objectStore('place'))
  } catch {
    // Closed under us, or full: as above.
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

async function opened(indexed: IDBFactory): Promise<IDBDatabase> {
  const opening = indexed.open('milepost-places', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('place')
  return await got(opening)
}

async function got<Result>(asked: IDBRequest<Result>): Promise<Result> {
  return await new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () =>
      reject(asked.error ?? new Error('no answer of the database')),
    )
  })
}
