/** What only this device has, and the two ways by which it leaves without a network. Pictures go by file alone. */
import { type HeldScan, packScans } from '@milepost/outbox'
import { Button, Icon } from '@milepost/ui'
import { useEffect, useState, type JSX } from 'react'
import { useEnrolment } from '../people/use-people.ts'
import { usePicturesWaiting } from '../photos/use-pictures-waiting.ts'
import { deflate } from '../sync/deflate.ts'
import { useDevice } from '../sync/use-device.tsx'
import type { OwnDevice } from '../sync/facts.ts'
import { useAtRisk } from '../sync/use-sync-state.ts'
import { QrPicture } from './qr-picture.tsx'
import { fileOf, type RescueFile, save } from './rescue-file.ts'
import type { RescueWords } from './rescue-words.ts'

export function Leaving({ words }: { readonly words: RescueWords }): JSX.Element | undefined {
  const scans = useUnsent()
  const device = useEnrolment()
  const { rescue } = useDevice()
  const atRisk = useAtRisk()
  const pictures = usePicturesWaiting() ?? 0
  if (!scans || !device) return undefined
  if (scans.length + pictures === 0) {
    return (
      <section className="sync-state" data-tone="done">
        <Icon name="done" size={40} />
        <h2>{words.nothing}</h2>
      </section>
    )
  }
  const haveLeft = () => rescue.haveLeft(scans.map(({ id }) => id))
  return (
    <LeavingWays
      device={device}
      scans={scans}
      words={words}
      saved={haveLeft}
      {...(atRisk > 0 ? { seen: haveLeft } : {})}
    />
  )
}

interface LeavingWaysProps {
  readonly device: OwnDevice
  readonly scans: readonly HeldScan[]
  readonly words: RescueWords
  readonly saved?: () => void
  /** Where somebody should say that the other device has them all. */
  readonly seen?: () => void
}

export function LeavingWays(props: LeavingWaysProps): JSX.Element {
  const { device, scans, words, seen } = props
  const pictures = usePicturesWaiting() ?? 0
  const [saved, setSaved] = useState<RescueFile>()
  const [lines, setLines] = useState<readonly string[]>()
  const saveAll = async () => {
    const packed = await packScans(device, scans, deflate)
    const file = await fileOf({ device: device.name, scans: scans.length, lines: packed, pictures })
    save(file)
    setSaved(file)
    props.saved?.()
  }
  const show = async () => setLines(await packScans(device, scans, deflate))
  return (
    <section className="sync-state" data-tone="look">
      <h2>{scans.length > 0 ? words.here(scans.length) : words.nothing}</h2>
      {lines && <Series lines={lines} words={words} />}
      {!lines && scans.length > 0 && <p>{words.hereNext}</p>}
      {pictures > 0 && (
        <p>
          <Icon name="camera" size={20} /> {words.pictures(pictures)}
        </p>
      )}
      <div className="rescue-ways">
        <Button tall look="main" icon="received" onClick={() => void saveAll()}>
          {words.save}
        </Button>
        {scans.length > 0 && (
          <Button
            tall
            icon="device"
            aria-pressed={lines !== undefined}
            onClick={() => (lines ? setLines(undefined) : void show())}
          >
            {lines ? words.hide : words.show}
          </Button>
        )}
      </div>
      {lines && seen && (
        <Button tall icon="done" onClick={seen}>
          {words.otherHasAll}
        </Button>
      )}
      <output aria-live="polite">{saved && saidOf(saved, words)}</output>
    </section>
  )
}

const saidOf = ({ name, left }: RescueFile, words: RescueWords): string =>
  [words.saved(name), left > 0 && words.picturesLeft(left)].filter(Boolean).join(' ')

/** Four a second: slower than any camera looks, and a minute for some two thousand scans. */
const turnMs = 250

function Series(props: { readonly lines: readonly string[]; readonly words: RescueWords }) {
  const { lines, words } = props
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), turnMs)
    return () => clearInterval(timer)
  }, [])
  useWakeLock()
  const at = turn % lines.length
  return (
    <figure className="rescue-series">
      <QrPicture text={lines[at] ?? ''} />
      <figcaption>
        <strong>{words.part(at + 1, lines.length)}</strong>
        <span>{words.showNext}</span>
      </figcaption>
    </figure>
  )
}

/** Asked again whenever something was stored or sent. */
function useUnsent(): readonly HeldScan[] | undefined {
  const { rescue, sync } = useDevice()
  const [scans, setScans] = useState<readonly HeldScan[]>()
  useEffect(() => {
    const look = () => void rescue.unsent().then(setScans)
    look()
    return sync.onChange(look)
  }, [rescue, sync])
  return scans
}

/** A screen that goes dark in the middle of a series has to be begun again. */
function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined
    const asked = navigator.wakeLock.request('screen').catch(() => undefined)
    return () => void asked.then(async (lock) => await lock?.release())
  }, [])
}
