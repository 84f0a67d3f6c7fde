/** Asks the server, and turns every way of failing into words that a person can act on. */
import { type Problem, type RefusalKind, refusals } from '@milepost/contract'

export interface Trouble {
  readonly kind: RefusalKind | 'unreachable' | 'unexpected'
  readonly title: string
  readonly detail: string
}

export interface Asking<Answer> {
  readonly read: (body: unknown) => Answer
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
}

export async function ask<Answer>(path: string, asking: Asking<Answer>): Promise<Answer> {
  const response = await sent(path, asking)
  const text = await response.text()
  if (!response.ok) throw failed(troubleIn(response, text))
  return asking.read(text === '' ? undefined : jsonOf(text, response))
}

/** For answers that are checked as they come in. */
export const shaped =
  <Answer>(shape: { readonly parse: (body: unknown) => Answer }) =>
  (body: unknown): Answer =>
    shape.parse(body)

/** For answers whose shape has no schema: server and console come from the same build. */
export const asAnswered =
  <Answer>() =>
  (body: unknown): Answer =>
    body as Answer

/** What went wrong, whatever was thrown. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Error && 'trouble' in error) return error.trouble as Trouble
  return {
    kind: 'unexpected',
    title: 'The answer could not be understood',
    detail: 'Load the page again: the console may be older than the server.',
  }
}

async function sent<Answer>(path: string, { method = 'GET', body, signal }: Asking<Answer>) {
  try {
    return await fetch(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw failed({
      kind: 'unreachable',
      title: 'The server cannot be reached',
      detail: 'Check the network of this computer. The console tries again by itself.',
    })
  }
}

function jsonOf(text: string, response: Response): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failed(troubleIn(response, text))
  }
}

const failed = (trouble: Trouble): Error => Object.assign(new Error(trouble.title), { trouble })

function troubleIn({ status, headers }: Response, text: string): Trouble {
  const problem = problemIn(text)
  const kind = problem?.type.replace('/problems/', '')
  const seconds = headers.get('retry-after')
  const detail = seconds ? `Try again in ${seconds} s.` : problem?.detail
  if (detail && problem && isRefusal(kind)) return { kind, title: problem.title, detail }
  return {
    kind: 'unexpected',
    title: `The server answered with status ${status}`,
    detail: 'Try again. If it stays, tell whoever runs the server.',
  }
}

function problemIn(text: string): Problem | undefined {
  try {
    const body: unknown = JSON.parse(text)
    const isProblem =
      typeof body === 'object' && body !== null && 'type' in body && 'detail' in body
    return isProblem ? (body as Problem) : undefined
  } catch {
    return undefined
  }
}

function isRefusal(kind: string | undefined): kind is RefusalKind {
  return kind !== undefined && Object.hasOwn(refusals, kind)
}
