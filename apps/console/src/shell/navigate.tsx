/** Moves between places with the browser's own history, so back, bookmarks and new tabs work. */
import { type AnchorHTMLAttributes, type JSX, type MouseEvent, useSyncExternalStore } from 'react'
import { hrefOf, type Place, placeOf } from './place.ts'

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(onMove, addressNow))
}

export function goTo(place: Place, how: 'push' | 'replace' = 'push'): void {
  const href = hrefOf(place)
  if (href !== addressNow()) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', href)
  dispatchEvent(new Event(moved))
}

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: Place
}

export function Link({ to, children, ...rest }: LinkProps): JSX.Element {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a {...rest} href={hrefOf(to)} onClick={follow}>
      {children}
    </a>
  )
}

const moved = 'milepost:moved'
const addressNow = () => location.pathname + location.search + location.hash

function onMove(listener: () => void): () => void {
  addEventListener('popstate', listener)
  addEventListener(moved, listener)
  return () => {
    removeEventListener('popstate', listener)
    removeEventListener(moved, listener)
  }
}
