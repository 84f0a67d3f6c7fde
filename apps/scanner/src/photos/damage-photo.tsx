/** A button that opens the camera for the damage; what it brings is loaded with the first tap. */
import { Button } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { damageNoted, type Damaged } from '../jobs/damage.ts'
import { PartNotHere } from '../jobs/parts.tsx'
import type { Job } from '../jobs/use-job.ts'
import { apart } from '../screens/apart.tsx'

export interface DamagePhotoProps<State> {
  readonly job: Job<State>
  readonly damaged: Damaged
  readonly children: string
}

export function DamagePhoto<State>({
  job,
  damaged,
  children,
}: DamagePhotoProps<State>): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button tall icon="camera" onClick={() => setOpen(true)}>
        {children}
      </Button>
    )
  }
  return (
    <PhotoSheet
      name={damaged.name}
      onClose={() => setOpen(false)}
      onTaken={(photo) => {
        setOpen(false)
        job.tap((state) => damageNoted(state, damaged, photo))
      }}
    />
  )
}

const PhotoSheet = apart(async () => (await import('./photo-sheet.tsx')).PhotoSheet, PartNotHere)
