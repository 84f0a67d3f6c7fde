/** The same screens on a device of its own, under a banner that no one can overlook. */
import { Button, Icon } from '@milepost/ui'
import { useEffect, useState, type JSX, type ReactNode } from 'react'
import { keep } from '../jobs/kept.ts'
import { manifestPlace } from '../jobs/last-manifest.tsx'
import { leavePractice, usePlace } from '../screens/place.ts'
import { thisMachine } from '../shell/machine.ts'
import type { Device } from '../sync/device.ts'
import { personHere } from '../sync/facts.ts'
import { DeviceProvider, useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { openPractice } from './practice-device.ts'
import { keptAs } from './practice-codes.ts'
import { goPrint } from '../print/to-print.ts'
import { practiceWords } from './practice-words.ts'
import './practice.css'

export function Practice({ children }: { readonly children: ReactNode }): JSX.Element | undefined {
  const words = practiceWords(useWords().language)
  const device = usePracticeDevice(words.site)
  const isHome = usePlace() === 'jobs'
  if (!device) return undefined
  return (
    <div className="practice">
      <aside>
        <p className="practice-banner">
          <Icon name="look" size={24} />
          <strong>{words.banner}</strong>
          <Button icon="close" onClick={leavePractice}>
            {words.end}
          </Button>
        </p>
        {isHome && (
          <p className="practice-first">
            {words.first}
            <button type="button" className="link" onClick={() => goPrint({})}>
              {words.labels}
            </button>
          </p>
        )}
      </aside>
      <DeviceProvider device={device}>{children}</DeviceProvider>
    </div>
  )
}

function usePracticeDevice(nowCalled: string): Device | undefined {
  const { database, people } = useDevice()
  const [siteName] = useState(nowCalled)
  const [device, setDevice] = useState<Device>()
  useEffect(() => {
    let isWanted = true
    const open = async () => {
      const { clock, random, app } = thisMachine(import.meta.env.VITE_APP_VERSION)
      const person = await personHere(database)
      const opened = await openPractice({
        clock,
        random,
        app,
        person,
        siteName,
        leave: leavePractice,
        signInByBadge: async (badge) => await people.signInByBadge(badge),
      })
      for (const job of kept) keep(keptAs(opened.database, job), {})
      if (isWanted) setDevice(opened)
    }
    void open()
    return () => {
      isWanted = false
    }
  }, [database, people, siteName])
  return device
}

/** Where the jobs of practice stand, and the paper of its last truck. */
const kept = ['receive', 'pick', 'pack', 'hand-over', 'returns', 'put-away', manifestPlace]
