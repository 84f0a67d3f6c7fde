/** What the last scan did, and its undo for as long as it stands here. */
import { Button, Icon } from '@milepost/ui'
import { useRef, type JSX } from 'react'
import { soundOf } from '../jobs/remark.ts'
import { usePerson } from '../people/use-people.ts'
import { useDevice } from '../sync/use-device.tsx'
import { saidOf } from '../words/said.ts'
import { useWords } from '../words/use-words.tsx'
import { type Told, useTell, useTold } from './feedback.tsx'

export function LastResult(): JSX.Element {
  const words = useWords()
  const told = useTold()
  const isAnybody = usePerson() !== null
  return (
    <section className="last-result" data-tone={told?.tone ?? 'none'} aria-label={words.last.label}>
      <output aria-live="assertive">
        {told ? (
          <>
            <Icon name={told.tone} size={28} />
            <span>
              <strong>{told.said[0]}</strong> {told.said[1]}
            </span>
          </>
        ) : (
          <span>{words.last.none}</span>
        )}
      </output>
      {told && told.undoes > 0 && isAnybody && <UndoButton told={told} />}
    </section>
  )
}

function UndoButton({ told }: { readonly told: Told }): JSX.Element {
  const words = useWords()
  const device = useDevice()
  const tell = useTell()
  const undone = useRef<Told>(undefined)
  const undo = async () => {
    // A second tap comes before the answer to the first, and would undo the scan before as well.
    if (undone.current === told) return
    undone.current = told
    for (let left = told.undoes; left > 0; left -= 1) {
      const { kind } = await device.undoLast()
      if (kind === 'undone') continue
      const say = kind === 'not-stored' ? 'not-stored' : 'nothing-to-undo'
      tell({ tone: 'wrong', said: saidOf(words, { say }), ...soundOf({ say }), undoes: 0 })
      return
    }
    const what = told.said.join(' · ')
    tell({ tone: 'again', said: saidOf(words, { say: 'undone', what }), undoes: 0 })
  }
  return (
    <Button tall icon="undo" className="undo" onClick={() => void undo()}>
      {words.bar.undo}
    </Button>
  )
}
