/** A label that is on no box, in somebody's hand: what is known of it, and what may become of it. */
import type { Carrier } from '@milepost/domain'
import { Button } from '@milepost/ui'
import type { JSX } from 'react'
import { goTo } from '../screens/place.ts'
import { carrierName } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { carriersOf, type Stranger } from './stranger.ts'
import { strangerWords } from './stranger-words.ts'

export interface StrangerHereProps {
  readonly stranger: Stranger
  readonly onTake: (carrier: Carrier) => void
  readonly onLeave: () => void
}

export function StrangerHere({ stranger, onTake, onLeave }: StrangerHereProps): JSX.Element {
  const words = strangerWords(useWords().language)
  const trucks = carriersOf(stranger)
  return (
    <section className="asked" aria-label={stranger.number}>
      <h2 className="code">{stranger.number}</h2>
      <p>
        {stranger.box ? words.ownBox : words.known(trucks.map(carrierName).join(', '))}{' '}
        {trucks.length === 0 ? words.chooseTruck : words.why}
      </p>
      {trucks.map((carrier) => (
        <Button tall key={carrier} icon="handed-over" onClick={() => onTake(carrier)}>
          {words.take(carrierName(carrier))}
        </Button>
      ))}
      <Button tall look="main" icon="packed" onClick={() => goTo('pack')}>
        {words.pack}
      </Button>
      <Button tall icon="close" onClick={onLeave}>
        {words.leave}
      </Button>
    </section>
  )
}
