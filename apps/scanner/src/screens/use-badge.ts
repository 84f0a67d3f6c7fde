/** A badge scanned anywhere hands the device on: the next person takes over, and the queue keeps its owners. */
import { read } from '@milepost/barcode'
import type { Captured } from '../capture/captured.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { useTell } from './feedback.tsx'

export function useBadge(): (badge: string) => Promise<void> {
  const { people } = useDevice()
  const { signIn } = useWords()
  const tell = useTell()
  return async (badge) => {
    const answer = await people.signInByBadge(badge)
    if (answer.kind === 'signed-in') {
      tell({ tone: 'done', said: signIn.hello(answer.signedIn.name), undoes: 0 })
      return
    }
    const isEmpty = answer.because === 'no-people-yet'
    const said = isEmpty
      ? ([signIn.noPeople.title, signIn.noPeople.next] as const)
      : ([signIn.unknownTitle, signIn.unknownBadge] as const)
    tell({ tone: 'wrong', said, undoes: 0 })
  }
}

/** What the badge says, where it is one. */
export function badgeSaid({ reading }: Captured): string | undefined {
  const answer = read(reading)
  const isBadge = answer.ok && answer.meaning.kind === 'own' && answer.meaning.label === 'badge'
  return isBadge ? answer.meaning.value : undefined
}
