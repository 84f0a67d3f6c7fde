/** Before the truck leaves: what is labelled, scanned and on the manifest, and who takes it away. */
import type { PhotoHash } from '@milepost/domain'
import { Button } from '@milepost/ui'
import { useRef, useState, type JSX, type RefObject } from 'react'
import { keepPhoto } from '../photos/keep-photo.ts'
import { isPractice } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import './closing.css'
import { closingWords } from './closing-words.ts'
import { Rows } from './choices.tsx'
import { placeOf } from './guidance.ts'
import { countOf, type Difference } from './hand-over.ts'
import type { OpenLoad } from './load.ts'
import { Row } from './parts.tsx'
import { cleared, Signature, signedPicture } from './signature.tsx'

export interface ClosingProps {
  readonly load: OpenLoad
  readonly difference: Difference
  readonly onClose: (signed: PhotoHash | undefined) => void
  readonly onBack: () => void
}

export function Closing({ load, difference, onClose, onBack }: ClosingProps): JSX.Element {
  const { language, pick, pack } = useWords()
  const words = closingWords(language)
  const { missing, scanned, gone, unknown } = difference
  const on = countOf(load)
  return (
    <section className="closing" aria-label={words.manifest}>
      <dl className="closing-counts">
        <Count name={words.labelled} count={on - unknown.length + missing.length} />
        <Count name={words.scanned} count={on} />
        <Count name={words.manifested} count={scanned.length + gone.length + unknown.length} />
      </dl>
      {missing.length === 0 ? (
        <p className="hint">{words.allOn}</p>
      ) : (
        <>
          <h2 className="closing-missing">{words.missing}</h2>
          <Rows of={missing}>
            {(box, placed) => (
              <Row
                key={box.box.box}
                placed={placed}
                state="look"
                title={`${pick.order(box.order.reference)}, ${pack.box(placeOf(box))}`}
                count={box.box.label ? `…${box.box.label.number.slice(-6)}` : ''}
              />
            )}
          </Rows>
        </>
      )}
      <Driver missing={missing.length} onClose={onClose} onBack={onBack} />
    </section>
  )
}

function Count({ name, count }: { readonly name: string; readonly count: number }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  )
}

/** Name and signature are in this field and in the picture, and nowhere else. */
function Driver({
  missing,
  onClose,
  onBack,
}: {
  readonly missing: number
  readonly onClose: ClosingProps['onClose']
  readonly onBack: () => void
}): JSX.Element {
  const words = closingWords(useWords().language)
  const { database } = useDevice()
  const field = useRef<HTMLCanvasElement>(null)
  const [name, setName] = useState('')
  const [isSigned, setSigned] = useState(false)
  const [isFull, setFull] = useState(false)
  const isAny = isSigned || name.trim() !== ''
  const close = async () => {
    const still = await signedPicture(field.current, name.trim())
    const hash = still && (await keepPhoto(still, isPractice(database)))
    if (hash === undefined) return setFull(true)
    return onClose(hash)
  }
  return (
    <div className="closing-hand">
      <Signing
        name={name}
        onName={setName}
        field={field}
        isSigned={isSigned}
        onSigned={() => setSigned(true)}
      />
      {isFull && <output className="photo-trouble">{words.noRoom}</output>}
      <Answers
        missing={missing}
        isSigned={isSigned}
        onBack={onBack}
        onUnsigned={() => onClose(undefined)}
        onClear={() => {
          cleared(field.current)
          setSigned(false)
        }}
        {...(isAny ? { onSign: () => void close() } : {})}
      />
    </div>
  )
}

function Signing({
  name,
  onName,
  field,
  isSigned,
  onSigned,
}: {
  readonly name: string
  readonly onName: (name: string) => void
  readonly field: RefObject<HTMLCanvasElement | null>
  readonly isSigned: boolean
  readonly onSigned: () => void
}): JSX.Element {
  const words = closingWords(useWords().language)
  return (
    <>
      <label className="closing-driver">
        {words.driver}
        <input
          value={name}
          data-scan="known"
          maxLength={60}
          autoComplete="off"
          onChange={({ target }) => onName(target.value)}
        />
      </label>
      <div className="closing-sign">
        {!isSigned && <span aria-hidden>{words.sign}</span>}
        <Signature field={field} label={words.sign} onSigned={onSigned} />
      </div>
    </>
  )
}

function Answers({
  missing,
  isSigned,
  onSign,
  onClear,
  onBack,
  onUnsigned,
}: {
  readonly missing: number
  readonly isSigned: boolean
  /** Once there is a name or a signature. */
  readonly onSign?: () => void
  readonly onClear: () => void
  readonly onBack: () => void
  readonly onUnsigned: () => void
}): JSX.Element {
  const words = closingWords(useWords().language)
  return (
    <div className="closing-answers">
      <Button
        tall
        icon="done"
        look={missing > 0 ? 'danger' : 'main'}
        disabled={!onSign}
        onClick={onSign}
      >
        {missing > 0 ? words.closeWithout(missing) : words.close}
      </Button>
      <Button tall disabled={!isSigned} onClick={onClear}>
        {words.clear}
      </Button>
      <Button tall icon="back" onClick={onBack}>
        {words.back}
      </Button>
      <Button tall onClick={onUnsigned}>
        {words.unsigned}
      </Button>
    </div>
  )
}
