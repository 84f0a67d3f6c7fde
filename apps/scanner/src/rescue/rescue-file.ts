/** The file that scans and their pictures leave in: a few words for whoever finds it, then the parts. */
import { mostPictureBytes, pictureLine } from '@milepost/outbox'
import { ownPhotos } from '../photos/photo-store.ts'

export interface RescueFile {
  readonly name: string
  readonly parts: readonly string[]
  /** Pictures that found no room in it. */
  readonly left: number
}

export interface Leaves {
  readonly device: string
  readonly scans: number
  readonly lines: readonly string[]
  /** So many wait. */
  readonly pictures: number
}

export async function fileOf({ device, scans, lines, pictures }: Leaves): Promise<RescueFile> {
  const carried = pictures > 0 ? await carriedAlong() : []
  const left = Math.max(0, pictures - carried.length)
  const and = carried.length > 0 ? ` and ${numbered(carried.length, 'picture')}` : ''
  const words = [
    `${numbered(scans, 'scan')}${and} of ${device}, not sent yet.`,
    'Console: Devices, Take in a rescue file. Another scanner: Without a network, From a file.',
    'Nothing here may be changed; taking it in twice does no harm.',
    ...(left > 0
      ? [`Pictures that are not in here: ${left}. They stay on ${device} until it has a network.`]
      : []),
  ]
  const plain = device.replaceAll(/[^A-Za-z0-9]+/g, '-')
  const parts = [...words, ...lines, ...carried.map(pictureLine)].map((line) => `${line}\n`)
  return { name: `milepost-${plain}-${scans}-scans.txt`, parts, left }
}

const numbered = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`

/** Scans leave whatever becomes of the pictures; where these could not even be counted, nobody asks for them. */
const carriedAlong = async () =>
  await ownPhotos()
    .toCarry(mostPictureBytes)
    .catch(() => [])

export function save({ name, parts }: RescueFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([...parts], { type: 'text/plain' }))
  link.download = name
  link.click()
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
