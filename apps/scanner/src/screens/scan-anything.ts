/** Where no job is open nothing is recorded: what was scanned opens its job, and is scanned again there. */
import type { Captured } from '../capture/captured.ts'
import { useScans } from '../capture/use-scans.tsx'
import { jobScanOf } from '../jobs/job-scan.ts'
import { keep } from '../jobs/kept.ts'
import { useTelling } from '../jobs/use-job.ts'
import { usePerson } from '../people/use-people.ts'
import { keptAs } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { useTell } from './feedback.tsx'
import { goTo } from './place.ts'
import { badgeSaid, useBadge } from './use-badge.ts'

export function useScanAnything(): void {
  const { database } = useDevice()
  const isNobody = usePerson() === null
  const takeOver = useBadge()
  const tell = useTelling()
  const tellAnything = useTell()
  const refuse = useBadgeFirst()
  const { notHere } = useWords()
  const onScan = async (scan: Captured) => {
    const badge = badgeSaid(scan)
    if (badge !== undefined) return takeOver(badge)
    if (isNobody) return refuse()
    const known = await jobScanOf(database, scan, 1)
    const ways = await loadedWays()
    if (!ways) {
      tellAnything({ tone: 'look', said: [notHere.title, notHere.next], undoes: 0 })
      return
    }
    const way = ways.wayTo(known)
    if (way.job) {
      keep(keptAs(database, way.job), way.state)
      goTo(way.job)
    }
    tell(way.remark)
  }
  useScans((scan) => void onScan(scan))
}

/** A scan is somebody's: it is not taken before anybody has said who they are, and that is told. */
export function useBadgeFirst(): () => void {
  const { signIn } = useWords()
  const tell = useTell()
  return () => tell({ tone: 'wrong', said: [signIn.title, signIn.hint], undoes: 0 })
}

/** It knows every job's first step, so it comes with the jobs, after this screen stands. */
const loadedWays = async () => await import('./way-to.ts').catch(() => undefined)
