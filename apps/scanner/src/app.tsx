/** The scanner's screens, and the moments at which an accepted update may take their place. */
import type { JSX } from 'react'
import { usePerson } from './people/use-people.ts'
import { usePlace } from './screens/place.ts'
import { Scanner } from './screens/scanner.tsx'
import { useRest, useUpdate } from './shell/use-updates.tsx'

export function App(): JSX.Element {
  const { state, accept } = useUpdate()
  const place = usePlace()
  const person = usePerson()
  useRest(person === null || place === 'jobs' || place === 'sync')
  return <Scanner update={{ isReady: state === 'ready', take: accept }} />
}
