/** A handheld scanner that types: keys ten milliseconds apart, then Enter, whatever has the focus. */
import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright/test'

export type Wedge = (code: string, betweenKeysMs?: number) => Promise<void>

/** One key, or what is held and pressed together for one sign. */
export interface Press {
  readonly key: string
  readonly text?: string
  readonly windowsVirtualKeyCode?: number
  /** As the browser counts them: Alt 1, Ctrl 2. */
  readonly modifiers?: number
  /** Down alone, or up alone; both where nothing is said. */
  readonly only?: 'down' | 'up'
}

/** Keys carry the times a scanner's have, so that a machine that stutters does not tear a code apart. */
export async function wedgeOn(page: Page): Promise<Wedge> {
  const keys = await page.context().newCDPSession(page)
  return async (code, betweenKeysMs = usualMs) => {
    await pressed(keys, [...signs(code), enter], betweenKeysMs)
  }
}

/** Each key when its time has come, as from a real scanner; what the page does meanwhile, it does. */
export async function livelyWedgeOn(page: Page): Promise<Wedge> {
  const keys = await page.context().newCDPSession(page)
  return async (code, betweenKeysMs = usualMs) => {
    const sent: Promise<void>[] = []
    for (const press of [...signs(code), enter]) {
      sent.push(typed(keys, press, Date.now() / 1000))
      await pause(betweenKeysMs)
    }
    await Promise.all(sent)
  }
}

export async function presses(
  page: Page,
  all: readonly Press[],
  betweenKeysMs = usualMs,
): Promise<void> {
  const keys = await page.context().newCDPSession(page)
  await pressed(keys, all, betweenKeysMs)
  await keys.detach()
}

export const signs = (text: string): readonly Press[] =>
  Array.from(text, (sign) => ({ key: sign, text: sign }))
export const enter: Press = { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }

const usualMs = 10

async function pressed(keys: CDPSession, all: readonly Press[], betweenMs: number): Promise<void> {
  const begunAt = Date.now() - all.length * betweenMs
  await Promise.all(
    all.map((press, place) => typed(keys, press, (begunAt + place * betweenMs) / 1000)),
  )
}

async function typed(
  keys: CDPSession,
  { only, text, ...key }: Press,
  timestamp: number,
): Promise<void> {
  const down = { type: 'keyDown' as const, ...key, ...(text === undefined ? {} : { text }) }
  await Promise.all([
    only !== 'up' && keys.send('Input.dispatchKeyEvent', { ...down, timestamp }),
    only !== 'down' &&
      keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: timestamp + 0.0001 }),
  ])
}
