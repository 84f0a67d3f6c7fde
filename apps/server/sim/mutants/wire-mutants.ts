/** Bugs in how a device takes what comes back: what is an answer, whose it is, and what it says. */
import type { Push } from '@milepost/contract'
import type { Answer } from '@milepost/outbox'
import { allOf, answering, type Mutant, mutant, pushedIn, rewritten } from './mutant.ts'

export const wireMutants: readonly Mutant[] = [
  mutant('takes every 200 for an ack', {
    transport: answering((answer, sent) =>
      answer?.status === 200 && !pushedIn(answer) ? allOf('accepted', sent) : answer,
    ),
  }),
  mutant('drops a batch on any 4xx', {
    transport: answering((answer, sent) =>
      answer && answer.status >= 400 && answer.status < 500 ? allOf('accepted', sent) : answer,
    ),
  }),
  mutant('believes a refusal that is about another batch', {
    transport: answering((answer, sent) =>
      answer?.status === 400 && answer.text.startsWith('{')
        ? { ...answer, text: answer.text.replace(/"batch":"[^"]*"/, `"batch":"${sent.batch}"`) }
        : answer,
    ),
  }),
  mutant('does not look for which batch is answered, and goes by position', {
    transport: answering(
      (answer, sent) => answer && rewritten(answer, (pushed) => byPosition(pushed, sent)),
    ),
  }),
  mutant('takes a scan that the answer leaves out for accepted', {
    transport: answering(
      (answer, sent) => answer && rewritten(answer, (pushed) => filledUp(pushed, sent)),
    ),
  }),
  mutant('takes a page of work that was meant for another', {
    transport: (transport) => ({
      ...transport,
      pull: async (query) => asOurs(await transport.pull(query), query['ask'] ?? ''),
    }),
  }),
  mutant('sets a duplicate aside as if it were refused', {
    transport: answering(
      (answer) =>
        answer &&
        rewritten(answer, (pushed) => ({
          ...pushed,
          verdicts: pushed.verdicts.map(refusedIfKnown),
        })),
    ),
  }),
  mutant('sets the whole batch aside when one scan of it is refused', {
    transport: answering(
      (answer) =>
        answer &&
        rewritten(answer, (pushed) => {
          const isBad = pushed.verdicts.some(({ fate }) => fate === 'rejected')
          const refused = pushed.verdicts.map(({ id }) => ({ id, fate: 'rejected' as const }))
          return isBad ? { ...pushed, verdicts: refused } : pushed
        }),
    ),
  }),
  mutant('is not in touch any more once it is revoked', {
    transport: (transport) => ({
      ...transport,
      push: async (body) =>
        (JSON.parse(body) as Push).events.length === 0 ? undefined : await transport.push(body),
    }),
  }),
]

type Pushed = NonNullable<ReturnType<typeof pushedIn>>

const byPosition = (pushed: Pushed, { batch, events }: Push): Pushed => ({
  ...pushed,
  batch,
  verdicts: events.flatMap(({ event }, at) => {
    const verdict = pushed.verdicts[at]
    return verdict ? [{ ...verdict, id: event.id }] : []
  }),
})

function filledUp(pushed: Pushed, { batch, events }: Push): Pushed {
  const verdictById = new Map(pushed.verdicts.map((verdict) => [verdict.id, verdict]))
  const verdicts = events.map(
    ({ event: { id } }) => verdictById.get(id) ?? { id, fate: 'accepted' as const },
  )
  return { ...pushed, batch, verdicts }
}

const refusedIfKnown = (verdict: Pushed['verdicts'][number]): Pushed['verdicts'][number] =>
  verdict.fate === 'duplicate' ? { id: verdict.id, fate: 'rejected', reason: 'schema' } : verdict

const asOurs = (answer: Answer | undefined, ask: string): Answer | undefined =>
  answer && { ...answer, text: answer.text.replace(/"ask":"[^"]*"/, `"ask":"${ask}"`) }
