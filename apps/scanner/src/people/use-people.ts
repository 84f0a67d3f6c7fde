/** Who may sign in here, who has, and whether this device belongs to anybody. `null` is nobody. */
import type { Enrolled, WorkPerson } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import { peopleHere } from '../orders/work.ts'
import type { SignedIn } from '../sync/device.ts'
import { enrolment, personHere, revocation } from '../sync/facts.ts'
import { type Live, useLive } from '../sync/use-live.ts'

export const useEnrolment = (): Live<Enrolled | undefined> => useLive(enrolment, undefined)
/** Since when. */
export const useRevocation = (): Live<Instant | undefined> => useLive(revocation, undefined)
export const usePerson = (): Live<SignedIn | undefined> => useLive(personHere, undefined)
/** Those who signed in here lately come first. */
export const usePeople = (): Live<readonly WorkPerson[]> => useLive(peopleHere, undefined)
