/** English, and the shape every other language fills. */
export const english = {
  camera: {
    name: 'Camera',
    starting: 'Camera starts…',
    resting: 'Camera rests. Tap to go on.',
    torch: 'Torch',
    other: 'Other camera',
    tryAgain: 'Try again',
    which: 'Which one is it?',
    refused: {
      refused: {
        title: 'No permission for the camera',
        next: 'Allow it in the browser’s site settings. Scanner and typing work without.',
      },
      missing: { title: 'No camera here', next: 'Use a scanner, or type the code.' },
      busy: { title: 'Another app has the camera', next: 'Close it, then try again.' },
      insecure: {
        title: 'The camera needs HTTPS',
        next: 'Open this app by its https:// address.',
      },
      broken: { title: 'The camera did not start', next: 'Try again, or type the code.' },
    },
  },
  manual: { label: 'Type the code', enter: 'Enter', cancel: 'Cancel' },
}

export type Words = typeof english
