/** Who has shown to have had the box. Three witnesses, apart: our scan, our manifest, the carrier's first real scan. */
import type { EventId, Possession } from '@milepost/domain'
import { Icon, Pill, possessionWords, type Tone } from '@milepost/ui'
import type { JSX } from 'react'
import { moment } from '../shell/time-words.ts'
import { placeWords, sourceWords } from './entry-words.ts'
import { useOpenOrder } from './open-order.ts'

const tones: Readonly<Record<string, Tone>> = {
  'confirmed': 'done',
  'ours-only': 'again',
  'manifest-only': 'look',
  'carrier-only': 'look',
  'disputed': 'wrong',
}

export function PossessionPart({ possession }: { readonly possession: Possession }): JSX.Element {
  const { state, ours, manifest, theirs } = possession
  return (
    <section className="possession">
      <h3>
        Possession <Pill tone={tones[state] ?? 'calm'}>{possessionWords[state]}</Pill>
      </h3>
      <dl>
        <Witness name="Our scan" event={ours} none="nobody loaded it" />
        <Witness name="Manifest" event={manifest} none="on no closed load" />
        <Witness name="Carrier" event={theirs} none="no scan of theirs" />
      </dl>
    </section>
  )
}

interface WitnessProps {
  readonly name: string
  readonly event: EventId | undefined
  readonly none: string
}

function Witness({ name, event, none }: WitnessProps) {
  const { page, zone, now, entryById } = useOpenOrder()
  const entry = event && entryById.get(event)
  return (
    <div data-seen={event !== undefined}>
      <dt>
        <Icon name={event ? 'done' : 'close'} size={15} />
        {name}
      </dt>
      {entry ? (
        <dd>
          <time>{entry.day ?? moment(entry.at, zone, now)}</time>{' '}
          {placeWords(entry) || sourceWords(entry, page)}
        </dd>
      ) : (
        <dd className="soft">{event ? 'seen' : none}</dd>
      )}
    </div>
  )
}
