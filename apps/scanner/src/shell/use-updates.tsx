/** Lets screens say that nobody is in the middle of something, and offers the new version there. */
import {
  createContext,
  type JSX,
  type ReactNode,
  use,
  useEffect,
  useSyncExternalStore,
} from 'react'
import type { Updates, UpdateState } from './updates.ts'

const UpdatesContext = createContext<Updates | undefined>(undefined)

export function UpdatesProvider(props: {
  readonly updates: Updates
  readonly children: ReactNode
}): JSX.Element {
  return <UpdatesContext value={props.updates}>{props.children}</UpdatesContext>
}

function useUpdates(): Updates {
  const updates = use(UpdatesContext)
  if (!updates) throw new Error('A screen stands outside of UpdatesProvider.')
  return updates
}

/** While nobody is in the middle of something, an accepted update may reload the page. */
export function useRest(isResting: boolean): void {
  const { rest } = useUpdates()
  useEffect(() => (isResting ? rest() : undefined), [rest, isResting])
}

/** `ready`: offer it. */
export function useUpdate(): Pick<Updates, 'accept' | 'want'> & { readonly state: UpdateState } {
  const { state, onChange, accept, want } = useUpdates()
  return { state: useSyncExternalStore(onChange, state), accept, want }
}
