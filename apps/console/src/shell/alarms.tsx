/** Stands above every place while our own books do not add up. */
import { Icon } from '@milepost/ui'
import type { JSX } from 'react'
import { useBoard } from '../findings/use-findings.ts'
import { alarmWords } from './alarm-words.ts'
import './alarms.css'

export function Alarms(): JSX.Element | null {
  const alarms = useBoard().data?.alarms ?? []
  if (alarms.length === 0) return null
  return (
    <div role="alert" className="alarms">
      <Icon name="look" size={24} />
      <ul>
        {alarms.map((alarm) => {
          const { title, next } = alarmWords(alarm)
          return (
            <li key={alarm.kind}>
              <strong>{title}.</strong> {next}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
