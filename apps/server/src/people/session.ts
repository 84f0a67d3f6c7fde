/** Signing in at the console: a session in a cookie that scripts cannot read and other sites cannot send. */
import { type Role, roles, type Session, signIn } from '@milepost/contract'
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { accepts } from '../ops/accepts.ts'
import { isSecure } from '../ops/origin.ts'
import type { Clock, Randomness } from '../ops/ports.ts'
import { limitedGuesses, limiter } from '../ops/rate-limit.ts'
import { refuse } from '../ops/refuse.ts'
import { digestOf, newSecret } from '../ops/secret.ts'
import type { SiteStore } from '../sites/store.ts'
import { passwordFits } from './password.ts'
import { fromOurPages } from './same-origin.ts'
import type { ConsoleUser, PeopleStore } from './store.ts'

export interface SessionDeps {
  readonly people: PeopleStore
  readonly sites: SiteStore
  readonly now: Clock
  readonly random: Randomness
  readonly publicUrl: string | undefined
  readonly isDemo: boolean
}

export interface WithUser {
  readonly Variables: { readonly user: ConsoleUser }
}

const hours = 3_600
/** A shift and its overtime. */
const sessionSeconds = 12 * hours
const triesOfAddress = { tries: 30, inSeconds: 60 }
/** Slows guessing one name down without shutting its owner out for long. */
const triesOfName = { tries: 10, inSeconds: 300 }

export function session(deps: SessionDeps) {
  const { people, now, random, publicUrl } = deps
  const guessesOf = limiter(now, triesOfName)
  return new Hono()
    .post(
      '/v1/console/session',
      fromOurPages(publicUrl),
      limitedGuesses(now, triesOfAddress),
      accepts(signIn),
      async (c) => {
        const { name, password } = c.req.valid('json')
        const retryAfterSeconds = guessesOf.waitOf(name.toLowerCase())
        if (retryAfterSeconds > 0) return refuse(c, 'too-many', { retryAfterSeconds })
        const user = await people.userByName(name)
        const fits = await passwordFits(password, user?.password)
        if (!user || !fits) return refuse(c, 'wrong-credentials')
        guessesOf.giveBack(name.toLowerCase())
        const token = newSecret(random)
        const expiresAt = now() + sessionSeconds * 1000
        await people.openSession(
          { tokenHash: digestOf(token), person: user.person, expiresAt },
          now(),
        )
        setCookie(c, cookieOf(c, publicUrl), token, {
          ...cookieRules(c, publicUrl),
          maxAge: sessionSeconds,
        })
        return c.json(await sessionOf(deps, user))
      },
    )
    .get('/v1/console/session', signedIn(deps), async (c) =>
      c.json(await sessionOf(deps, c.var.user)),
    )
    .delete('/v1/console/session', signedIn(deps), async (c) => {
      await people.endSession(digestOf(getCookie(c, cookieOf(c, publicUrl)) ?? ''))
      deleteCookie(c, cookieOf(c, publicUrl), cookieRules(c, publicUrl))
      return c.body(null, 204)
    })
}

/** Support reads; a supervisor also enrols and revokes; an admin does everything. */
export function signedIn(
  { people, now, publicUrl }: Pick<SessionDeps, 'people' | 'now' | 'publicUrl'>,
  least: Role = 'support',
) {
  const checked = fromOurPages(publicUrl)
  return createMiddleware<WithUser>(async (c, next) => {
    c.header('cache-control', 'no-store')
    const token = getCookie(c, cookieOf(c, publicUrl))
    const user = token ? await people.userOfSession(digestOf(token), now()) : undefined
    if (!user) return refuse(c, 'not-signed-in')
    if (roles.indexOf(user.role) < roles.indexOf(least)) return refuse(c, 'not-allowed')
    c.set('user', user)
    return await checked(c, next)
  })
}

async function sessionOf({ sites, isDemo }: SessionDeps, user: ConsoleUser): Promise<Session> {
  const all = await sites.allSites()
  return {
    person: user.person,
    name: user.name,
    role: user.role,
    demo: isDemo,
    sites: all.map(({ site, name, zone }) => ({ site, name, zone })),
  }
}

/** The prefix makes browsers refuse it from a neighbouring host; it needs TLS, which a trial on localhost has not. */
const cookieOf = (c: Context, publicUrl: string | undefined): string =>
  isSecure(c, publicUrl) ? '__Host-milepost' : 'milepost'

const cookieRules = (c: Context, publicUrl: string | undefined) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: isSecure(c, publicUrl) }) as const
