/** Why a step has no proof: one of three verdicts, each with its icon. */
import type { Verdict } from '@milepost/domain'
import { type IconName, Pill, type Tone, verdictWords } from '@milepost/ui'
import type { JSX } from 'react'

const verdictLooks: Readonly<Record<Verdict, readonly [Tone, IconName]>> = {
  'missed-scan': ['look', 'look'],
  'step-skipped': ['wrong', 'wrong'],
  'not-synced-yet': ['again', 'sync'],
}

export function VerdictPill({ verdict }: { readonly verdict: Verdict }): JSX.Element {
  const [tone, icon] = verdictLooks[verdict]
  return (
    <Pill tone={tone} icon={icon}>
      {verdictWords[verdict]}
    </Pill>
  )
}
