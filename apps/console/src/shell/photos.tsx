/** Pictures that somebody on the floor took, small; each opens whole. */
import { Pill } from '@milepost/ui'
import { useState, type JSX } from 'react'
import './photos.css'

/** A picture may come hours after the scan that names it: a device sends scans first. */
export function Photos({
  hashes,
  of,
}: {
  readonly hashes: readonly string[]
  /** What they show, in words. */
  readonly of: string
}): JSX.Element {
  return (
    <p className="photos">
      {hashes.map((hash) => (
        <Photo key={hash} hash={hash} of={of} />
      ))}
    </p>
  )
}

function Photo({ hash, of }: { readonly hash: string; readonly of: string }) {
  const [missing, setMissing] = useState<Missing>()
  const address = `/v1/console/photos/${hash}`
  if (missing) return <Pill tone="calm">{missing}</Pill>
  return (
    <a href={address} target="_blank" rel="noreferrer">
      <img
        src={address}
        alt={of}
        loading="lazy"
        onError={() => void whyMissing(address).then(setMissing)}
      />
    </a>
  )
}

type Missing = 'picture still on the device' | 'picture was removed after its time'

async function whyMissing(address: string): Promise<Missing> {
  const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined)
  return answer?.status === 410
    ? 'picture was removed after its time'
    : 'picture still on the device'
}
