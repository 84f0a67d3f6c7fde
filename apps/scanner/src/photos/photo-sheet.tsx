/** The camera once more, for a picture of what is damaged: taken, picked from the device's own, or left out. */
import type { PhotoHash } from '@milepost/domain'
import { Button, Icon } from '@milepost/ui'
import { useEffect, useRef, useState, type JSX, type RefObject } from 'react'
import { cameraChoice } from '../capture/camera-memory.ts'
import { shareCamera } from '../capture/shared-camera.ts'
import { isPractice } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { keepPhoto } from './keep-photo.ts'
import './photos.css'
import { photoWords } from './photo-words.ts'
import { stillOfFile, stillOfVideo, type Still } from './still.ts'

export interface PhotoSheetProps {
  readonly name: string
  /** Without a picture where none was taken. */
  readonly onTaken: (photo: PhotoHash | undefined) => void
  readonly onClose: () => void
}

export function PhotoSheet({ name, onTaken, onClose }: PhotoSheetProps): JSX.Element {
  const words = photoWords(useWords().language)
  const { database } = useDevice()
  const video = useRef<HTMLVideoElement>(null)
  const isLive = useStream(video)
  const [trouble, setTrouble] = useState<string>()
  const [isTaking, setTaking] = useState(false)
  const take = async (making: () => Promise<Still | undefined>) => {
    if (isTaking) return
    setTaking(true)
    await kept(making()).finally(() => setTaking(false))
  }
  const kept = async (still: Promise<Still | undefined>) => {
    const made = await still
    if (!made) return setTrouble(words.noPicture)
    const hash = await keepPhoto(made, isPractice(database))
    if (hash === undefined) return setTrouble(words.noRoom)
    return onTaken(hash)
  }
  return (
    <section className="photo" aria-label={words.title} ref={intoView}>
      <h2>{name}</h2>
      <video ref={video} muted playsInline disablePictureInPicture tabIndex={-1} />
      <div className="photo-answers">
        <Button
          tall
          look="main"
          icon="camera"
          disabled={!isLive || isTaking}
          onClick={() =>
            void take(async () => (video.current ? await stillOfVideo(video.current) : undefined))
          }
        >
          {words.take}
        </Button>
        <label className="photo-file">
          <Icon name="received" />
          {words.file}
          <input
            type="file"
            accept="image/*"
            capture="environment"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void take(async () => await stillOfFile(file))
            }}
          />
        </label>
        <Button tall onClick={() => onTaken(undefined)}>
          {words.without}
        </Button>
        <Button tall icon="back" onClick={onClose}>
          {words.back}
        </Button>
      </div>
      {trouble !== undefined && <output className="photo-trouble">{trouble}</output>}
    </section>
  )
}

const intoView = (sheet: HTMLElement | null) => sheet?.scrollIntoView()

/** The stream that scanning uses, where it is open; otherwise one of its own. Whether it plays. */
function useStream(video: RefObject<HTMLVideoElement | null>): boolean {
  const [isLive, setLive] = useState(false)
  useEffect(() => {
    const shared = shareCamera(cameraChoice().camera)
    void shared.opening.then(async (opened) => {
      if (typeof opened === 'string' || !video.current) return
      video.current.srcObject = opened.stream
      await video.current.play().then(
        () => setLive(true),
        () => setLive(false),
      )
    })
    return () => shared.leave('soon')
  }, [video])
  return isLive
}
