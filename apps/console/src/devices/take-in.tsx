/** Takes in a rescue file: scans and pictures of a device that could not send (B9). */
import { Button } from '@milepost/ui'
import { type JSX, useRef } from 'react'
import { troubleOf } from '../shell/ask.ts'
import { pictureWords, takenWords } from './taken-words.ts'
import { useTakeIn } from './use-devices.ts'

export function TakeIn(): JSX.Element {
  const taking = useTakeIn()
  const pictures = taking.data && pictureWords(taking.data.pictures)
  const chosen = useRef<HTMLInputElement>(null)
  return (
    <section className="take-in">
      <h2>A device that cannot send?</h2>
      <p className="soft">
        On the device: Sending, Without a network, Save as file. Taking a file in twice changes
        nothing.
      </p>
      <Button icon="received" disabled={taking.isPending} onClick={() => chosen.current?.click()}>
        {taking.isPending ? 'Taking in…' : 'Take in a rescue file'}
      </Button>
      <input
        ref={chosen}
        type="file"
        accept=".txt,text/plain"
        aria-label="Rescue file"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) taking.mutate(file)
          target.value = ''
        }}
      />
      <output aria-live="polite">
        {taking.data?.taken.map((taken) => (
          <p key={taken.device}>{takenWords(taken)}.</p>
        ))}
        {pictures !== undefined && <p>{pictures}.</p>}
      </output>
      {taking.isError && (
        <p role="alert" className="revoking-trouble">
          <strong>{troubleOf(taking.error).title}.</strong> {troubleOf(taking.error).detail}
        </p>
      )}
    </section>
  )
}
