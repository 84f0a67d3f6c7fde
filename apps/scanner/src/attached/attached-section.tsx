/** Where a scanner in serial or HID mode is connected, and how each one stands. */
import { Button, Icon } from '@milepost/ui'
import { useEffect, useState, type JSX } from 'react'
import { attachedWanted } from '../capture/when-attached.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import { useWords } from '../words/use-words.tsx'
import type { Asked } from './attached.ts'
import { scanners, useAttached } from './attached-here.tsx'
import { type AttachedScanner, isTrouble } from './connections.ts'
import { attachedWords, type AttachedWords } from './attached-words.ts'
import { speeds, usualSpeed } from './serial-line.ts'
import { keepSerialSpeed, serialSpeed } from './serial-speed.ts'
import './attached.css'

export function AttachedSection(): JSX.Element {
  const words = attachedWords(useWords().language)
  const attached = useAttached()
  const [asked, setAsked] = useState<Asked>()
  const { can } = scanners
  useEffect(() => void scanners.find(), [])
  useEffect(() => {
    if (attached.length > 0) attachedWanted()
  }, [attached.length])
  const ask = async (via: 'serial' | 'hid') => setAsked(await scanners.ask(via))
  return (
    <section className="attached" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="hint">{can.serial || can.hid ? words.intro : words.cannot}</p>
      {attached.length > 0 && (
        <ul className="rows">
          {attached.map((scanner) => (
            <Row key={scanner.id} scanner={scanner} words={words} />
          ))}
        </ul>
      )}
      <output className="hint">
        {asked === 'none-chosen' && words.noneChosen}
        {asked === 'refused' && words.refused}
      </output>
      <div className="attached-ways">
        {can.hid && (
          <Button tall onClick={() => void ask('hid')}>
            {words.connect.hid}
          </Button>
        )}
        {can.serial && (
          <Button tall onClick={() => void ask('serial')}>
            {words.connect.serial}
          </Button>
        )}
      </div>
      {can.serial && <Speed words={words} />}
    </section>
  )
}

function Row({
  scanner: { id, via, name, state },
  words,
}: {
  readonly scanner: AttachedScanner
  readonly words: AttachedWords
}): JSX.Element {
  const mark = isTrouble({ state }) ? 'look' : 'done'
  return (
    <li className="row" data-state={mark}>
      <Icon name={mark} size={20} />
      <span className="attached-row">
        <strong>{words.kind[via]}</strong> {name}
        <span className="row-next">{words.state[state]}</span>
        <span className="attached-ends">
          {state === 'busy' && (
            <Button icon="again" onClick={() => void scanners.find()}>
              {words.again}
            </Button>
          )}
          <Button icon="close" onClick={() => void scanners.forget(id)}>
            {words.forget}
          </Button>
        </span>
      </span>
    </li>
  )
}

function Speed({ words }: { readonly words: AttachedWords }): JSX.Element {
  const { database } = useDevice()
  const speed = useLive(serialSpeed, undefined) ?? usualSpeed
  return (
    <label className="attached-speed">
      {words.speed}
      <select
        value={speed}
        onChange={({ target }) => void keepSerialSpeed(database, Number(target.value))}
      >
        {speeds.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </label>
  )
}
