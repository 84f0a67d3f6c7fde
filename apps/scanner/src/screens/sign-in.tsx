/** Who works on this device now. */
import type { Enrolled } from '@milepost/contract'
import { type JSX, useState } from 'react'
import { usePeople } from '../people/use-people.ts'
import { useRest } from '../shell/use-updates.tsx'
import { useDevice } from '../sync/use-device.tsx'

export function SignInScreen(props: { readonly enrolment: Enrolled }): JSX.Element {
  useRest()
  const { people } = useDevice()
  const here = usePeople()
  const [pin, setPin] = useState('')
  return (
    <main>
      <h1>{props.enrolment.name}</h1>
      <label>
        PIN
        <input
          name="pin"
          inputMode="numeric"
          value={pin}
          onChange={({ target }) => setPin(target.value)}
        />
      </label>
      {here?.map(({ person, name }) => (
        <button key={person} type="button" onClick={() => void people.signInByPin(person, pin)}>
          {name}
        </button>
      ))}
      {here?.length === 0 && <p>The list of people comes with the first sync.</p>}
    </main>
  )
}
