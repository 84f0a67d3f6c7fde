/** A button that opens the camera for the damage; what it brings is loaded with the first tap. */
import { Button } from '@milepost/ui'
import { lazy, Suspense, useState, type JSX } from 'react'
import { damageNoted, type Damaged } from '../jobs/damage.ts'
import type { Job } from '../jobs/use-job.ts'
import { useWords } from '../words/use-words.tsx'

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
  const { camera } = useWords()
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button tall icon="camera" onClick={() => setOpen(true)}>
        {children}
      </Button>
    )
  }
  return (
    <Suspense fallback={<p className="camera-wait">{camera.starting}</p>}>
      <PhotoSheet
        name={damaged.name}
        onClose={() => setOpen(false)}
        onTaken={(photo) => {
          setOpen(false)
          job.tap((state) => damageNoted(state, damaged, photo))
        }}
      />
    </Suspense>
  )
}

const PhotoSheet = lazy(async () => {
  const { PhotoSheet: loaded } = await import('./photo-sheet.tsx')
  return { default: loaded }
})
