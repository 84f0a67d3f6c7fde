/** What answers in the server's place: a portal's page with a friendly 200, a proxy with a refusal of its own. */
import type { Answer } from '@milepost/outbox'
import type { Chance } from './chance.ts'

export const portalPage = (chance: Chance): Answer =>
  chance.oneOf([
    { status: 200, text: '<html><title>Guest Wi-Fi</title>Please accept our terms</html>' },
    { status: 200, text: '' },
    { status: 200, text: '{"status":"ok"}' },
    { status: 200, text: '{"verdicts":[]}' },
    { status: 204, text: '' },
    { status: 302, text: '' },
    { status: 511, text: '<h1>Network authentication required</h1>' },
  ])

export const fromProxy = (chance: Chance): Answer =>
  chance.oneOf([
    { status: 400, text: 'Bad request' },
    { status: 401, text: '<h1>Who are you?</h1>' },
    { status: 403, text: '<h1>Blocked by policy</h1>' },
    { status: 404, text: 'Not found' },
    { status: 407, text: 'Proxy authentication required' },
    { status: 409, text: 'Conflict' },
    { status: 422, text: '{"message":"Unprocessable"}' },
    { status: 500, text: '{"error":"oops"}' },
    { status: 502, text: '<h1>Bad gateway</h1>' },
    { status: 504, text: '' },
  ])
