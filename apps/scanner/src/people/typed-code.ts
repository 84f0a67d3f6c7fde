/** An enrolment code as people give it. */

/** People type in small letters, with blanks; a QR holds the whole link. */
export function typedCode(typed: string): string {
  const inLink = /[?&]enrol=([^&#]+)/.exec(typed)?.[1] ?? typed
  return inLink.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
