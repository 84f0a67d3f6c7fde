/** Scans of another device come in, from its file or off its screen. */
import {
  missingIn,
  picturesIn,
  seriesIn,
  type TakingIn,
  unpackScans,
  withLine,
} from '@milepost/outbox'
import { Button } from '@milepost/ui'
import { type ChangeEvent, type JSX, useRef, useState } from 'react'
import { useEnrolment } from '../people/use-people.ts'
import { keepPhoto } from '../photos/keep-photo.ts'
import { deflate } from '../sync/deflate.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import type { Database } from '../sync/database.ts'
import type { RescueWords } from './rescue-words.ts'
import { SeriesCamera } from './series-camera.tsx'

export function ComingIn({ words }: { readonly words: RescueWords }): JSX.Element {
  const takeIn = useTakeIn(words)
  const takeInPictures = useTakeInPictures(words)
  const [isLooking, setLooking] = useState(false)
  const [said, setSaid] = useState('')
  const picked = useRef<HTMLInputElement>(null)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const text = (await target.files?.[0]?.text()) ?? ''
    target.value = ''
    const series = seriesIn(text)
    const answers: string[] = []
    for (const each of series) answers.push(await takeIn(each))
    answers.push(...(await takeInPictures(text)))
    setSaid(answers.length === 0 ? words.notOurs : answers.join(' '))
  }
  const finish = async (taking: TakingIn) => {
    setLooking(false)
    setSaid(await takeIn(taking))
  }
  return (
    <section className="rescue-others">
      <h2>{words.others}</h2>
      <p>{words.othersNext}</p>
      {isLooking && <OffScreen words={words} finish={(taking) => void finish(taking)} />}
      <div className="rescue-ways">
        <Button tall icon="received" onClick={() => picked.current?.click()}>
          {words.fromFile}
        </Button>
        <Button tall icon="camera" aria-pressed={isLooking} onClick={() => setLooking(!isLooking)}>
          {isLooking ? words.stop : words.fromCamera}
        </Button>
      </div>
      <input
        ref={picked}
        type="file"
        accept=".txt,text/plain"
        aria-label={words.fromFile}
        hidden
        onChange={(event) => void read(event)}
      />
      <output aria-live="polite">{said}</output>
      <Relayed words={words} />
    </section>
  )
}

interface OffScreenProps {
  readonly words: RescueWords
  readonly finish: (taking: TakingIn) => void
}

function OffScreen({ words, finish }: OffScreenProps) {
  const latest = useRef<TakingIn>(undefined)
  const [taking, setTaking] = useState<TakingIn>()
  const onText = (text: string) => {
    const { taking: after, took } = withLine(latest.current, text)
    if (took !== 'new' || !after) return
    latest.current = after
    setTaking(after)
    navigator.vibrate?.(20)
    if (missingIn(after).length === 0) finish(after)
  }
  const missing = taking && missingIn(taking)
  return (
    <>
      <SeriesCamera onText={onText} />
      <p className="rescue-progress">
        {taking && missing ? (
          <>
            <progress max={taking.of} value={taking.of - missing.length} />
            <strong>{words.progress(taking.of - missing.length, taking.of)}</strong>
            <span>{words.missing(missing)}</span>
          </>
        ) : (
          words.point
        )}
      </p>
    </>
  )
}

function useTakeIn(words: RescueWords): (taking: TakingIn) => Promise<string> {
  const { rescue } = useDevice()
  const own = useEnrolment()
  return async (taking) => {
    const missing = missingIn(taking)
    if (missing.length > 0) return words.incomplete(missing, taking.of)
    const rescued = await unpackScans(taking, deflate)
    if (!rescued) return words.unreadable
    const { device, name, envelopes } = rescued
    if (device === own?.device) return words.ownScans
    try {
      const added = await rescue.takeIn(rescued)
      return added > 0 ? words.tookIn(added, name) : words.knownAll(envelopes.length, name)
    } catch {
      // Nothing of it was kept, and the other device still has all of it.
      return words.noSpace
    }
  }
}

/** Kept as if taken here, and sent as those are; the server knows one that it has by its bytes. */
function useTakeInPictures(words: RescueWords): (file: string) => Promise<readonly string[]> {
  const { sync } = useDevice()
  return async (file) => {
    const { pictures, damaged } = picturesIn(file)
    let kept = 0
    for (const picture of pictures) if (await keepPhoto(picture, false)) kept += 1
    if (kept > 0) sync.now()
    return [
      ...(kept > 0 ? [words.tookPictures(kept)] : []),
      ...(damaged > 0 ? [words.damagedPictures(damaged)] : []),
      ...(kept < pictures.length ? [words.noSpace] : []),
    ]
  }
}

function Relayed({ words }: { readonly words: RescueWords }) {
  const waiting = useLive(relayedCount, undefined)
  if (!waiting) return undefined
  return (
    <p>
      <strong>{words.relayed(waiting)}</strong>
    </p>
  )
}

const relayedCount = async ({ relayed }: Database): Promise<number> => await relayed.count()
