/** Scans of another device on their way to the server: how many go at once, and what the answer means. */
import {
  type Envelope,
  type HandedIn,
  type HandIn,
  maxEventsInBatch,
  readHandedIn,
  wireVersion,
} from '@milepost/contract'
import type { Answer, Random } from './ports.ts'

const mostCharacters = 256 * 1024

/** As many as fit into one request, at least one, from the front. */
export function handInOf(envelopes: readonly Envelope[], random: Random): HandIn {
  let characters = 0
  const over = envelopes.findIndex((envelope, at) => {
    characters += JSON.stringify(envelope).length
    return at > 0 && characters > mostCharacters
  })
  const batch = [...random(12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const events = envelopes.slice(0, over < 0 ? maxEventsInBatch : Math.min(over, maxEventsInBatch))
  return { v: wireVersion, batch, events }
}

/** Ours only when it echoes the batch and judges every scan of it. */
export function verdictsIn(
  answer: Answer | undefined,
  sent: HandIn,
): HandedIn['verdicts'] | undefined {
  const read = answer?.status === 200 ? readHandedIn(jsonIn(answer.text)) : undefined
  if (read?.batch !== sent.batch) return undefined
  const judged = new Set(read.verdicts.map(({ id }) => id))
  const isWhole = sent.events.every(({ event }) => judged.has(event.id))
  return isWhole ? read.verdicts : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A portal's page: no answer.
    return undefined
  }
}
