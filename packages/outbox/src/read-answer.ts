/** Tells an answer of the server from anything else that comes back, such as a captive portal's page. */
import {
  type Problem,
  type PullChange,
  type Pulled,
  type Pushed,
  readPullChange,
  readPulledHead,
  readPushed,
} from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import type { Answer } from './ports.ts'

/** Ours only when it echoes the batch and judges every scan of it, and no other. */
export function pushedIn(
  answer: Answer,
  sent: { readonly batch: string; readonly ids: readonly EventId[] },
): Pushed | undefined {
  if (answer.status !== 200) return undefined
  const read = readPushed(jsonIn(answer.text))
  if (read?.batch !== sent.batch) return undefined
  const judged = new Set(read.verdicts.map(({ id }) => id))
  const isWhole = read.verdicts.length === sent.ids.length && sent.ids.every((id) => judged.has(id))
  return isWhole ? read : undefined
}

export type PulledPage = Omit<Pulled, 'changes'> & { readonly changes: readonly PullChange[] }

/** Ours only when it echoes what was asked. A newer server may send what this app cannot read: that is left out, and the rest still arrives. */
export function pulledIn(answer: Answer, ask: string): PulledPage | undefined {
  if (answer.status !== 200) return undefined
  const json = jsonIn(answer.text)
  const read = readPulledHead(json)
  if (read?.ask !== ask) return undefined
  const { changes } = json as { readonly changes?: unknown }
  if (!Array.isArray(changes)) return undefined
  const known = changes.flatMap((change: unknown) => readPullChange(change) ?? [])
  return { ...read, changes: known }
}

/** Which of our refusals it is; a proxy's error page is none of them. */
export function refusalIn({ status, text }: Answer): string | undefined {
  if (status < 400) return undefined
  const problem = jsonIn(text) as Partial<Problem> | null | undefined
  const type = problem?.type
  if (typeof type !== 'string' || problem?.status !== status) return undefined
  return type.startsWith(refusalPath) ? type.slice(refusalPath.length) : undefined
}

/** Whether the server refused this very batch, and not another that a network mixed up with it. */
export const isAbout = ({ text }: Answer, batch: string): boolean =>
  (jsonIn(text) as Partial<Problem> | null | undefined)?.batch === batch

const refusalPath = '/problems/'

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off, or never JSON: the caller takes undefined for no answer.
    return undefined
  }
}
