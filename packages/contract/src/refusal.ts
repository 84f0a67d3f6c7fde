/**
 * Everything the server may refuse, each with one status and one sentence that says what happened and what to do.
 * On the wire a refusal is `application/problem+json` with `type` = `/problems/<kind>`.
 */
export const refusals = {
  'malformed': {
    status: 400,
    title: 'The request could not be read',
    next: 'Check that the body is JSON in the documented shape.',
  },
  'invalid': {
    status: 400,
    title: 'A field does not fit',
    next: 'Correct the fields named under `fields` and send again.',
  },
  'not-signed-in': { status: 401, title: 'You are not signed in', next: 'Sign in and try again.' },
  'wrong-credentials': {
    status: 401,
    title: 'Name or password is wrong',
    next: 'Check both and try again.',
  },
  'unknown-key': {
    status: 401,
    title: 'This key is not known',
    next: 'Use a current key from the console under Settings.',
  },
  'unknown-device': {
    status: 401,
    title: 'This server does not know the device',
    next: 'Add it again with a new code from the console under Devices.',
  },
  'prove-key': {
    status: 401,
    title: 'This was not signed for now',
    next: 'Sign the `challenge` of this answer and ask again.',
  },
  'token-over': {
    status: 401,
    title: 'This token is over or not known',
    next: 'Ask for a new one, signed with the key of the device.',
  },
  'bad-signature': {
    status: 401,
    title: 'The signature does not match the body',
    next: 'Check the webhook secret on both sides.',
  },
  'device-revoked': {
    status: 403,
    title: 'This device was revoked',
    next: 'Hand it to a supervisor. Scans already made are still accepted for review.',
  },
  'not-allowed': {
    status: 403,
    title: 'Your role does not allow this',
    next: 'Ask a supervisor or an admin.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    next: 'Check the link or the number.',
  },
  'picture-removed': {
    status: 410,
    title: 'This picture was removed',
    next: 'Pictures are kept for as many days as the server is set to; the scan that names it stays.',
  },
  'code-used': {
    status: 409,
    title: 'This enrolment code is used up or too old',
    next: 'Show a new code in the console under Devices.',
  },
  'last-admin': {
    status: 409,
    title: 'This is the last admin',
    next: 'Make somebody else an admin first.',
  },
  'reference-taken': {
    status: 409,
    title: 'An order with this reference exists and differs',
    next: 'Read the existing order, or use another reference.',
  },
  'cannot-come-in': {
    status: 409,
    title: 'This scan still does not fit',
    next: 'Set it aside for good, and record on the order what happened.',
  },
  'already-decided': {
    status: 409,
    title: 'Somebody has decided on this scan already',
    next: 'Load the list again.',
  },
  'too-large': { status: 413, title: 'The request is too large', next: 'Send less at once.' },
  'unsupported-version': {
    status: 426,
    title: 'This app is too old for the server',
    next: 'Update the app. Scans on the device are kept.',
  },
  'app-too-old': {
    status: 426,
    title: 'This app is too old for new work',
    next: 'Update the app. Its scans are still taken.',
  },
  'server-too-old': {
    status: 426,
    title: 'This app is newer than the server',
    next: 'Update the server. Scans on the device are kept.',
  },
  'too-many': {
    status: 429,
    title: 'Too many requests',
    next: 'Wait as long as `retry-after` says.',
  },
  'too-busy': {
    status: 503,
    title: 'Too many pages are open live',
    next: 'Reload by hand, or wait as long as `retry-after` says.',
  },
  'broken': {
    status: 500,
    title: 'Something broke on our side',
    next: 'Try again. The request id helps support to find it.',
  },
  'unavailable': {
    status: 503,
    title: 'The server cannot store right now',
    next: 'Nothing is lost: try again as `retry-after` says.',
  },
} as const

export type RefusalKind = keyof typeof refusals

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** Of a push: which batch is refused, so that a device believes no refusal that is not its own. */
  readonly batch?: string
  /** For a device that shall prove its key: what to sign. */
  readonly challenge?: string
  readonly fields?: readonly { readonly path: string; readonly problem: string }[]
}

export function problemOf(
  kind: RefusalKind,
  more?: {
    readonly detail?: string
    readonly fields?: Problem['fields']
    readonly batch?: string
    readonly challenge?: string
  },
): Problem {
  const { title, status, next } = refusals[kind]
  const detail = more?.detail ? `${more.detail} ${next}` : next
  return {
    type: `/problems/${kind}`,
    title,
    status,
    detail,
    ...(more?.fields ? { fields: more.fields } : {}),
    ...(more?.batch === undefined ? {} : { batch: more.batch }),
    ...(more?.challenge === undefined ? {} : { challenge: more.challenge }),
  }
}
