/** What has just left: to be printed for the driver, and sent to whoever keeps it. */
import { code128, code128Path } from '@milepost/barcode'
import '@milepost/ui/print.css'
import { Button } from '@milepost/ui'
import { useEffect, useState, type JSX } from 'react'
import { createPortal } from 'react-dom'
import { ownPhotos } from '../photos/photo-store.ts'
import { keptAs } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { carrierName } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import './closing.css'
import { closingWords, type ClosingWords } from './closing-words.ts'
import { keep } from './kept.ts'
import { manifestPlace, type KeptManifest } from './last-manifest.tsx'
import { codeOf, csvOf, fileNameOf, jsonOf, type Manifest, type ManifestBox } from './manifest.ts'
import { Next } from './parts.tsx'

export interface ManifestViewProps {
  readonly manifest: Manifest
  readonly onNext: () => void
}

export function ManifestView({ manifest, onNext }: ManifestViewProps): JSX.Element {
  const { language } = useWords()
  const words = closingWords(language)
  const { database } = useDevice()
  useEffect(() => {
    keep(keptAs(database, manifestPlace), { last: manifest } satisfies KeptManifest)
  }, [database, manifest])
  const csv = fileOf(fileNameOf(manifest, 'csv'), 'text/csv', csvOf(manifest))
  const json = fileOf(fileNameOf(manifest, 'json'), 'application/json', jsonOf(manifest))
  return (
    <>
      <Next eyebrow={words.manifest} huge={carrierName(manifest.carrier)}>
        <p className="next-what">{words.boxes(manifest.boxes.length)}</p>
      </Next>
      <div className="manifest-answers">
        <Button tall look="main" icon="print" onClick={() => print()}>
          {words.print}
        </Button>
        {canShare(csv) && (
          <Button tall icon="next" onClick={() => void share(csv)}>
            {words.share}
          </Button>
        )}
        <Button tall onClick={() => save(csv)}>
          {words.csv}
        </Button>
        <Button tall onClick={() => save(json)}>
          {words.json}
        </Button>
        <Button tall icon="handed-over" onClick={onNext}>
          {words.next}
        </Button>
      </div>
      <Paper manifest={manifest} words={words} language={language} />
    </>
  )
}

/** Beside the app, where only the printer looks. */
function Paper({
  manifest,
  words,
  language,
}: {
  readonly manifest: Manifest
  readonly words: ClosingWords
  readonly language: string
}): JSX.Element {
  const { load, carrier, dock, closedAt, boxes, left, signed } = manifest
  const signature = usePicture(signed)
  return createPortal(
    <div className="print-root">
      <article className="printed-manifest" lang={language}>
        <h1>
          {words.manifest} · {carrierName(carrier)}
        </h1>
        <dl>
          <dt>{words.load}</dt>
          <dd>{load}</dd>
          <dt>{words.closedAt}</dt>
          <dd>{new Date(closedAt).toLocaleString(language)}</dd>
          <dt>{words.dock}</dt>
          <dd>{dock ?? '–'}</dd>
          <dt>{words.manifested}</dt>
          <dd>{words.boxes(boxes.length)}</dd>
        </dl>
        <Boxes boxes={boxes} words={words} />
        {left.length > 0 && (
          <p>
            {words.notOn}: {left.map(({ reference, place }) => `${reference}/${place}`).join(', ')}
          </p>
        )}
        <footer>
          <span>{words.signature}</span>
          {signature ? (
            <img src={signature} alt={words.signature} />
          ) : (
            <div className="printed-line" />
          )}
        </footer>
      </article>
    </div>,
    document.body,
  )
}

function Boxes({
  boxes,
  words,
}: {
  readonly boxes: readonly ManifestBox[]
  readonly words: ClosingWords
}): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.order}</th>
          <th scope="col">{words.box}</th>
          <th scope="col">{words.code}</th>
        </tr>
      </thead>
      <tbody>
        {boxes.map((box) => (
          <tr key={codeOf(box)}>
            <td>{box.reference ?? '?'}</td>
            <td>{box.place}</td>
            <td>
              <Bars text={codeOf(box)} />
              {codeOf(box)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Ten modules of quiet on both sides, as readers expect. */
function Bars({ text }: { readonly text: string }): JSX.Element {
  const drawing = code128(text)
  return (
    <svg viewBox={`-10 0 ${drawing.modules + 20} 1`} preserveAspectRatio="none" aria-hidden>
      <path d={code128Path(drawing, 1)} />
    </svg>
  )
}

/** The signature is still on the device that took it. */
function usePicture(hash: string | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    const show = async (wanted: string) => {
      const row = await ownPhotos().byHash(wanted)
      if (!row) return
      made = URL.createObjectURL(new Blob([row.bytes], { type: 'image/jpeg' }))
      setAddress(made)
    }
    if (hash !== undefined) void show(hash)
    return () => {
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [hash])
  return address
}

const fileOf = (name: string, type: string, text: string): File => new File([text], name, { type })

const canShare = (file: File): boolean =>
  'canShare' in navigator && navigator.canShare({ files: [file] })

async function share(file: File): Promise<void> {
  try {
    await navigator.share({ files: [file], title: file.name })
  } catch {
    // Whoever closed the browser's own sheet has seen it.
  }
}

function save(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
