/**
 * Scanners that are connected otherwise than by typing bring a script of their own. It comes where one was ever connected,
 * or when somebody wants to connect one; nobody else loads it.
 */
import { attachedPlace, keepPlace, placeKept } from '../shell/places.ts'

export function whenAttached(come: () => void): void {
  load = come
  if (placeKept(attachedPlace) !== undefined) load()
}

export function attachedWanted(): void {
  keepPlace(attachedPlace, '')
  load()
}

let load = (): void => undefined
