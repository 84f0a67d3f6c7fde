/** A handheld scanner that types: keys ten milliseconds apart, then Enter, whatever has the focus. */
import type { CDPSession, Page } from 'playwright'

export type Wedge = (code: string) => Promise<void>

/** Keys carry the times a scanner's have, so that a machine that stutters does not tear a code apart. */
export async function wedgeOn(page: Page): Promise<Wedge> {
  const keys = await page.context().newCDPSession(page)
  return async (code) => {
    const presses = [...Array.from(code, (sign) => ({ key: sign, text: sign })), enter]
    const begunAt = Date.now() - presses.length * betweenKeysMs
    await Promise.all(
      presses.map((press, place) => typed(keys, press, (begunAt + place * betweenKeysMs) / 1000)),
    )
  }
}

const betweenKeysMs = 10
const enter = { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }

async function typed(
  keys: CDPSession,
  press: { readonly key: string; readonly text: string; readonly windowsVirtualKeyCode?: number },
  timestamp: number,
): Promise<void> {
  const { text, ...key } = press
  await Promise.all([
    keys.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, text, timestamp }),
    keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: timestamp + 0.002 }),
  ])
}
