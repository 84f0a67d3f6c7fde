/** A field to sign in with a finger, and the picture of name and signature that stands for both. */
import { useRef, type JSX, type PointerEvent, type RefObject } from 'react'
import { stillOf, type Still } from '../photos/still.ts'

export interface SignatureProps {
  readonly field: RefObject<HTMLCanvasElement | null>
  readonly label: string
  readonly onSigned: () => void
}

/** Wide enough for a name on a small phone; the picture is as large. */
const size = { width: 640, height: 240 }

export function Signature({ field, label, onSigned }: SignatureProps): JSX.Element {
  const isDown = useRef(false)
  const draw = (event: PointerEvent<HTMLCanvasElement>, begins: boolean) => {
    const canvas = event.currentTarget
    const pen = canvas.getContext('2d')
    if (!pen) return
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * size.width
    const y = ((event.clientY - top) / height) * size.height
    Object.assign(pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#000' })
    if (begins) {
      pen.beginPath()
      pen.moveTo(x, y)
    }
    pen.lineTo(x, y)
    pen.stroke()
  }
  return (
    <canvas
      ref={field}
      {...size}
      className="signature"
      aria-label={label}
      onPointerDown={(event) => {
        isDown.current = true
        event.currentTarget.setPointerCapture(event.pointerId)
        draw(event, true)
        onSigned()
      }}
      onPointerMove={(event) => {
        if (isDown.current) draw(event, false)
      }}
      onPointerUp={() => {
        isDown.current = false
      }}
      onPointerCancel={() => {
        isDown.current = false
      }}
    />
  )
}

export function cleared(field: HTMLCanvasElement | null): void {
  field?.getContext('2d')?.clearRect(0, 0, size.width, size.height)
}

/** Name above, signature below. */
export async function signedPicture(
  field: HTMLCanvasElement | null,
  name: string,
): Promise<Still | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height + nameHeight
  const pen = canvas.getContext('2d')
  if (!pen) return undefined
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = '#000'
  pen.font = '600 36px sans-serif'
  pen.fillText(name, 16, 44, size.width - 32)
  if (field) pen.drawImage(field, 0, nameHeight)
  return await stillOf(canvas, canvas)
}

const nameHeight = 64
