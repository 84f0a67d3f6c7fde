/** One tab of a device syncs at a time, where the browser has locks; a tab that waited too long goes without. */
import type { Phone, PhoneDeps, Tab } from './phone.ts'

const patienceMs = 30_000
const lookAgainMs = 700

export async function locked<Answer>(
  { time, faults }: PhoneDeps,
  tab: Tab,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { phone } = tab
  if (faults.chosen.has('no-locks')) {
    if (phone.tabs.length > 1) faults.befell('no-locks')
    return await work()
  }
  const since = time.now()
  while (isHeldByOther(phone, tab) && time.now() - since < patienceMs) await time.sleep(lookAgainMs)
  if (isHeldByOther(phone, tab)) return await work()
  phone.holder = tab
  try {
    return await work()
  } finally {
    if (phone.holder === tab) phone.holder = undefined
  }
}

const isHeldByOther = ({ holder }: Phone, tab: Tab) => holder !== undefined && holder !== tab
