/** Opens the camera that was used last, or the one on the back, and says in one word why it cannot. */
import { lensOf, type Lens } from './lens.ts'

export interface CameraStream {
  readonly stream: MediaStream
  /** Cameras to change between. */
  readonly cameras: readonly string[]
  /** The one of them that was opened. */
  readonly camera: string | undefined
  readonly lens: Lens
  readonly close: () => void
}

export type NoCamera = 'refused' | 'missing' | 'busy' | 'insecure' | 'broken'

export async function openCamera(wanted: string | undefined): Promise<CameraStream | NoCamera> {
  // Undefined on a page without HTTPS, whatever its type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  if (!devices) return 'insecure'
  try {
    return await cameraStream(devices, await streamFrom(devices, wanted))
  } catch (reason) {
    return whyNot(reason)
  }
}

async function streamFrom(devices: MediaDevices, wanted: string | undefined): Promise<MediaStream> {
  const which = wanted ? { deviceId: { ideal: wanted } } : { facingMode: { ideal: 'environment' } }
  return devices.getUserMedia({
    audio: false,
    video: { ...which, width: { ideal: 1280 }, height: { ideal: 720 } },
  })
}

async function cameraStream(devices: MediaDevices, stream: MediaStream): Promise<CameraStream> {
  const [track] = stream.getVideoTracks()
  const all = await devices.enumerateDevices()
  return {
    stream,
    cameras: all.filter(({ kind }) => kind === 'videoinput').map(({ deviceId }) => deviceId),
    camera: track?.getSettings().deviceId,
    lens: lensOf(track),
    close: () => {
      for (const each of stream.getTracks()) each.stop()
    },
  }
}

function whyNot(reason: unknown): NoCamera {
  const name = reason instanceof DOMException ? reason.name : ''
  return refusalByName[name] ?? 'broken'
}

const refusalByName: Readonly<Record<string, NoCamera>> = {
  NotAllowedError: 'refused',
  SecurityError: 'insecure',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
