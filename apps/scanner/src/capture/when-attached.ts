/**
 * Scanners that are connected otherwise than by typing bring a script of their own. It comes where one was ever connected,
 * or when somebody wants to connect one; nobody else loads it.
 */
import { keepPlace, placeKept } from '../shell/places.ts'

export function whenAttached(come: () => void): void {
  load = come
  if (placeKept(name) !== undefined) load()
}

export function attachedWanted(): void {
  keepPlace(name, '')
  load()
}

const name = 'attached'
let load = (): void => undefined
