/** A code from the console makes this device part of a site. */
import { type JSX, useActionState, useState } from 'react'
import { useDevice } from '../sync/use-device.tsx'

export function EnrolScreen(): JSX.Element {
  const { people } = useDevice()
  const [code, setCode] = useState(() => new URLSearchParams(location.search).get('enrol') ?? '')
  const [name, setName] = useState('')
  const [answer, enrol, isWaiting] = useActionState(
    async () => await people.enrol(code, name || 'Scanner'),
    undefined,
  )
  return (
    <main>
      <h1>Enrol this device</h1>
      <form action={enrol}>
        <label>
          Code
          <input name="code" value={code} onChange={({ target }) => setCode(target.value)} />
        </label>
        <label>
          Name
          <input name="name" value={name} onChange={({ target }) => setName(target.value)} />
        </label>
        <button type="submit" disabled={isWaiting}>
          Enrol
        </button>
        <output>{answer?.kind === 'refused' ? answer.because : ''}</output>
      </form>
    </main>
  )
}
