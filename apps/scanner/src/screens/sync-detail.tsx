/** Each scan that was set aside, why and what to do, and how well this browser keeps what is stored. */
import { Icon } from '@milepost/ui'
import { useEffect, useState, type JSX } from 'react'
import type { Keeping } from '../sync/device.ts'
import type { SetAsideScan } from '../sync/own-log.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useSetAside } from '../sync/use-own-scans.ts'
import { timeIn } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { syncDetailWords } from './sync-detail-words.ts'

export function SyncDetail(): JSX.Element {
  const { language } = useWords()
  const words = syncDetailWords(language)
  const scans = useSetAside()
  const keeping = useKeeping()
  return (
    <>
      {scans && scans.length > 0 && (
        <ul className="rows">
          {scans.map((scan) => (
            <AsideRow key={scan.id} scan={scan} />
          ))}
        </ul>
      )}
      <dl className="about">
        <dt>{words.storage}</dt>
        <dd>{keeping && words.keeping[keeping]}</dd>
      </dl>
    </>
  )
}

function AsideRow({ scan }: { readonly scan: SetAsideScan }): JSX.Element {
  const { language } = useWords()
  const { because, at, said } = scan
  const [why, next] = syncDetailWords(language).aside[because]
  return (
    <li className="row" data-state="look">
      <Icon name="look" size={20} />
      <span>
        <strong>{why}</strong>
        <span className="row-next">{next}</span>
        {said !== undefined && <code className="code">{said}</code>}
      </span>
      <b>{at !== undefined && timeIn(language)(at)}</b>
    </li>
  )
}

function useKeeping(): Keeping | undefined {
  const { keeping } = useDevice()
  const [known, setKnown] = useState<Keeping>()
  useEffect(() => void keeping().then(setKnown), [keeping])
  return known
}
