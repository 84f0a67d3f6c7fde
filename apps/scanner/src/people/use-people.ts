/** Who may sign in here, who has, and whether this device belongs to anybody. `null` is nobody. */
import type { WorkPerson } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import { peopleHere } from '../orders/work.ts'
import type { SignedIn } from '../sync/device.ts'
import { enrolment, type OwnDevice, personHere, revocation } from '../sync/facts.ts'
import { isKeyless } from '../sync/kept-key.ts'
import { type Live, useLive } from '../sync/use-live.ts'

export const useEnrolment = (): Live<OwnDevice | undefined> => useLive(enrolment, undefined)
export const useIsKeyless = (): Live<boolean> => useLive(isKeyless, undefined)
/** Since when. */
export const useRevocation = (): Live<Instant | undefined> => useLive(revocation, undefined)
export const usePerson = (): Live<SignedIn | undefined> => useLive(personHere, undefined)
/** Those who signed in here lately come first. */
export const usePeople = (): Live<readonly WorkPerson[]> => useLive(peopleHere, undefined)
