/** Goods in somebody's hand of which every delivery has all it announced: one too many, or one counted twice. */
import { Button } from '@milepost/ui'
import type { JSX } from 'react'
import { useWords } from '../words/use-words.tsx'
import type { Surplus } from './receive.ts'
import { surplusWords } from './surplus-words.ts'

export interface SurplusHereProps {
  readonly surplus: Surplus
  readonly onTake: (delivery: Surplus['of'][number]) => void
  readonly onLeave: () => void
}

export function SurplusHere({ surplus, onTake, onLeave }: SurplusHereProps): JSX.Element {
  const words = surplusWords(useWords().language)
  const { name, units, of } = surplus
  return (
    <section className="asked" aria-label={name}>
      <h2>{units === 1 ? name : `${units} × ${name}`}</h2>
      <p>{words.all}</p>
      {of.map((delivery) => (
        <Button tall key={delivery.receipt} icon="received" onClick={() => onTake(delivery)}>
          {words.take(delivery.reference)}
        </Button>
      ))}
      <Button tall look="main" icon="close" onClick={onLeave}>
        {words.leave}
      </Button>
    </section>
  )
}
