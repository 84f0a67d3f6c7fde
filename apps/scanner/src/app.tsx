/** Which screen it is: enrol once, sign in, work. Everything it asks is on the device, so it never waits for the network. */
import type { JSX } from 'react'
import { useEnrolment, usePerson } from './people/use-people.ts'
import { EnrolScreen } from './screens/enrol.tsx'
import { SignInScreen } from './screens/sign-in.tsx'
import { WorkScreen } from './screens/work.tsx'

export function App(): JSX.Element | null {
  const enrolment = useEnrolment()
  const person = usePerson()
  if (enrolment === undefined || person === undefined) return null
  if (enrolment === null) return <EnrolScreen />
  if (person === null) return <SignInScreen enrolment={enrolment} />
  return <WorkScreen enrolment={enrolment} person={person} />
}
