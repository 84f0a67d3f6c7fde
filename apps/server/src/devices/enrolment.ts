/** A device joins once, by a code from the console, and gives the public half of a key of its own (L2). */
import { enrol, type EnrolmentAnswer, enrolmentQr, type Enrolled } from '@milepost/contract'
import { as, type DeviceId, type Instant, type PersonId, type SiteId } from '@milepost/domain'
import { Hono } from 'hono'
import { accepts } from '../ops/accepts.ts'
import type { Log } from '../ops/log.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { limitedGuesses } from '../ops/rate-limit.ts'
import { refuse } from '../ops/refuse.ts'
import { digestOf } from '../ops/secret.ts'
import { keyTextOf } from './device-key.ts'
import type { DeviceStore } from './store.ts'
import { newChallenge } from './tokens.ts'
import { noteWiped, type NoteWipedDeps } from './wiped.ts'

export interface EnrolmentDeps {
  readonly devices: DeviceStore
  readonly now: Clock
  readonly random: Randomness
}

/** A code has 40 bits and lives 15 minutes: at this rate, guessing one takes longer than any warehouse stands. */
const guesses = { tries: 10, inSeconds: 60 }
const codeLivesMs = 15 * 60_000
const notOnCurve = { path: 'key', problem: 'is no public key on P-256' }
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export type JoiningDeps = EnrolmentDeps &
  NoteWipedDeps & {
    /** Told afterwards. */
    readonly heard: () => void
    readonly log: Log
  }

export const enrolment = (deps: JoiningDeps) => {
  const { devices, now, random, heard, log } = deps
  return new Hono().post(
    '/v1/devices/enrol',
    limitedGuesses(now, guesses),
    accepts(enrol),
    async (c) => {
      const { code, name, app, again, before, ...sent } = c.req.valid('json')
      const key = keyTextOf(sent.key)
      if (key === undefined) return refuse(c, 'invalid', { fields: [notOnCurve] })
      const challenge = newChallenge(random)
      // Whoever lost its key is believed as everything is that comes with a code from the console.
      const joining = { device: again ?? newDeviceId(random), name, key, challenge }
      const at = now()
      const joined = await devices.redeem(digestOf(code), joining, at)
      if (!joined) return refuse(c, 'code-used')
      // What comes back has what waited on it; it tells with its next push how much that is.
      await devices.contact(joined.device, { at, waiting: joined.waiting, app })
      if (before) await noteWiped(deps, before)
      heard()
      const { device, site } = joined
      // Whoever holds a code can take the place of a device: that can be looked up (decision 14).
      log('info', 'device-joined', { device, site, isBack: joined.enrolledAt < at })
      const answer: Enrolled = { device, name: joined.name, site, challenge, serverTime: now() }
      return c.json(answer, 201)
    },
  )
}

/** The code is in the answer and nowhere else. `origin` is where devices reach this server. */
export async function offerEnrolment(
  { devices, now, random }: EnrolmentDeps,
  wish: { readonly site: SiteId; readonly name?: string },
  offeredBy: PersonId,
  origin: string,
): Promise<EnrolmentAnswer> {
  const code = [...random(8)].map((byte) => letters[byte % letters.length]).join('')
  const expiresAt: Instant = now() + codeLivesMs
  await devices.offer({ ...wish, codeHash: digestOf(code), offeredBy, expiresAt }, now())
  return { code, expiresAt, link: enrolmentQr(origin, code) }
}

const newDeviceId = (random: Randomness): DeviceId =>
  as<DeviceId>(`d-${Buffer.from(random(10)).toString('hex')}`)
