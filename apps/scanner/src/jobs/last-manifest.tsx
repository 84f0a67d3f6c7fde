/** The paper of the truck that left last, once more: printers jam, and the next box is scanned before it is printed. */
import type { JSX } from 'react'
import { keptAs } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { carrierName, timeIn } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { closingWords } from './closing-words.ts'
import type { HandOverState } from './hand-over.ts'
import { kept } from './kept.ts'
import type { OpenLoad } from './load.ts'
import type { Manifest } from './manifest.ts'
import type { Job } from './use-job.ts'

export interface KeptManifest {
  readonly last?: Manifest
}

export const manifestPlace = 'manifest'

export function LastManifest({
  job,
  load,
}: {
  readonly job: Job<HandOverState>
  /** The one that is open. */
  readonly load?: OpenLoad
}): JSX.Element | undefined {
  const { database } = useDevice()
  const { language } = useWords()
  const { last } = kept<KeptManifest>(keptAs(database, manifestPlace), {})
  if (!last || last.load === load?.load) return undefined
  const { manifest } = closingWords(language)
  return (
    <button
      type="button"
      className="link"
      onClick={() => job.setState({ ...job.state, left: last })}
    >
      {manifest} {carrierName(last.carrier)} {timeIn(language)(last.closedAt)}
    </button>
  )
}
