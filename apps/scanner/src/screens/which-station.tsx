/** Asked where several stations do the same job; nobody has to answer before going on. */
import { Button } from '@milepost/ui'
import type { JSX } from 'react'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import type { JobName } from '../words/words.ts'
import { useStationsToChoose } from './use-station.ts'

export function WhichStation({ job }: { readonly job: JobName }): JSX.Element | undefined {
  const { menu } = useWords()
  const { people } = useDevice()
  const stations = useStationsToChoose(job)
  if (stations.length === 0) return undefined
  return (
    <fieldset className="stations">
      <legend>{menu.where}</legend>
      {stations.map(({ station, name }) => (
        <Button tall key={station} onClick={() => void people.standAt(station)}>
          {name}
        </Button>
      ))}
    </fieldset>
  )
}
