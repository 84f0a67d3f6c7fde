/** What this device's people chose about the camera, kept over restarts. */
export interface CameraChoice {
  readonly open: boolean
  readonly camera?: string
}

const key = 'milepost.camera'

export function cameraChoice(): CameraChoice {
  const kept = stored()
  const [open = '', camera = ''] = kept.split(' ')
  return { open: open === 'open', ...(camera ? { camera } : {}) }
}

export function rememberCamera({ open, camera = '' }: CameraChoice): void {
  try {
    localStorage.setItem(key, `${open ? 'open' : 'closed'} ${camera}`)
  } catch {
    // A full or forbidden storage costs the choice, never a scan.
  }
}

function stored(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}
