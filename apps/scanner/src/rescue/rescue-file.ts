/** The file that scans leave in: a few words for whoever finds it, then the parts. */
export interface RescueFile {
  readonly name: string
  readonly text: string
}

export function fileOf(
  device: string,
  count: number,
  lines: readonly string[],
  pictures = 0,
): RescueFile {
  const words = [
    `${count} scans of ${device} that were not sent.`,
    'Console: Devices, Take in a rescue file. Another scanner: Without a network, From a file.',
    'Nothing here may be changed; taking it in twice does no harm.',
    ...(pictures > 0
      ? [
          `Pictures that are not in here: ${pictures}. They stay on ${device} until it has a network.`,
        ]
      : []),
  ]
  const plain = device.replaceAll(/[^A-Za-z0-9]+/g, '-')
  return { name: `milepost-${plain}-${count}-scans.txt`, text: [...words, ...lines, ''].join('\n') }
}

export function save({ name, text }: RescueFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
