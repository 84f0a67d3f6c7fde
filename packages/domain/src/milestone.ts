/** The steps of one box, each with its proof or the reason it has none, and who has shown to have had it. */
import { type Step, steps } from './event.ts'
import type { BoxDraft, Proof } from './box-draft.ts'
import type { Milestone, Possession } from './order-view.ts'
import type { PickedUnits } from './picks.ts'
import { placeOf } from './witness.ts'

/** What the order as a whole knows about a box's first two steps. */
export interface BeforeBox {
  readonly ordered: Proof
  /** All picks behind what the box holds, when none is missing (MI2). */
  readonly picked: PickedUnits | undefined
}

export function milestonesOf(draft: BoxDraft, before: BeforeBox): readonly Milestone[] {
  return steps.map((step) => milestoneOf(draft, step, before))
}

/** Proof first, then what a person stated, then a skip, then what later evidence implies. */
function milestoneOf(draft: BoxDraft, step: Step, before: BeforeBox): Milestone {
  const place = placeOf[step]
  if (step === 'ordered') return proven(step, before.ordered)
  if (step === 'picked' && before.picked) {
    const { last, all } = before.picked
    const why = { rule: last.rule, events: all.map(({ event }) => event) }
    return { step, state: 'proven', at: last.at, why }
  }
  const proof = draft.proofs[place] ?? draft.stated[place]
  if (proof) return proven(step, proof)
  const skipped = draft.skipped[place]
  if (skipped) return { step, state: 'skipped', why: whyOf(skipped) }
  const implied = draft.implied[place]
  if (implied) return { step, state: 'implied', why: whyOf(implied) }
  return { step, state: 'open', why: { rule: 'MI8', events: [] } }
}

const proven = (step: Step, proof: Proof): Milestone => ({
  step,
  state: 'proven',
  at: proof.at,
  why: whyOf(proof),
})

const whyOf = ({ rule, event }: Proof) => ({ rule, events: [event] })

export const isDone = ({ state }: Milestone): boolean => state === 'proven' || state === 'implied'

/** The furthest step that counts as done. */
export const reachedIn = (milestones: readonly Milestone[]): Step =>
  milestones.findLast(isDone)?.step ?? 'ordered'

/** Three witnesses, shown apart and never inferred from each other (PO1). */
export function possessionOf({ ours, manifest, theirs, denied }: BoxDraft): Possession {
  return {
    state: possessionState(
      ours !== undefined,
      manifest !== undefined,
      theirs !== undefined,
      denied !== undefined,
    ),
    ...(ours && { ours }),
    ...(manifest && { manifest }),
    ...(theirs && { theirs }),
  }
}

function possessionState(
  ours: boolean,
  manifest: boolean,
  theirs: boolean,
  denied: boolean,
): Possession['state'] {
  if (theirs) return ours ? 'confirmed' : 'carrier-only'
  if (denied && (ours || manifest)) return 'disputed'
  if (ours) return 'ours-only'
  return manifest ? 'manifest-only' : 'here'
}
