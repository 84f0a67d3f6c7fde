/** Hears the attached scanners on every screen, and says above it when one has trouble. */
import { readingFromWedge } from '@milepost/barcode'
import { Button, Icon } from '@milepost/ui'
import { useEffect, useState, useSyncExternalStore, type JSX } from 'react'
import { useIntake } from '../capture/use-scans.tsx'
import { usePlace } from '../screens/place.ts'
import { useLive } from '../sync/use-live.ts'
import { useWords } from '../words/use-words.tsx'
import { attachedScanners } from './attached.ts'
import { attachedWords } from './attached-words.ts'
import type { BrowserDevices } from './browser-devices.ts'
import { type AttachedScanner, isTrouble } from './connections.ts'
import { serialSpeed } from './serial-speed.ts'
import './attached.css'

/** One for the whole app, whichever screen shows them. */
export const scanners = attachedScanners(navigator as BrowserDevices)

export const useAttached = (): readonly AttachedScanner[] =>
  useSyncExternalStore(scanners.onChange, scanners.list)

export function AttachedHere(): JSX.Element | undefined {
  const intake = useIntake()
  const speed = useLive(serialSpeed, undefined)
  useEffect(() => {
    if (speed === undefined) return
    return scanners.hear(
      (code) => intake.offer(readingFromWedge(code), 'attached'),
      speed ?? undefined,
    )
  }, [intake, speed])
  // Where they are connected it stands beside each.
  return usePlace() === 'calibrate' ? undefined : <Trouble />
}

function Trouble(): JSX.Element | undefined {
  const { language } = useWords()
  const words = attachedWords(language)
  const [closed, setClosed] = useState<AttachedScanner>()
  const isClosed = ({ id, state }: AttachedScanner) => id === closed?.id && state === closed.state
  const inTrouble = useAttached().find((each) => isTrouble(each) && !isClosed(each))
  if (!inTrouble) return undefined
  const { name, via, state } = inTrouble
  return (
    <div className="attached-trouble" role="alert">
      <Icon name="look" size={28} />
      <p>
        <strong>{`${words.kind[via]} ${name}`.trim()}.</strong> {words.state[state]}
      </p>
      <Button icon="close" onClick={() => setClosed(inTrouble)}>
        {words.close}
      </Button>
    </div>
  )
}
