/** Who is signed in, and how to become or stop being so. */
import { consolePaths, session, type Session, type signIn } from '@milepost/contract'
import type { SiteId, Zone } from '@milepost/domain'
import { type Query, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type * as z from 'zod'
import { ask, asAnswered, shaped, troubleOf } from '../shell/ask.ts'
import { sessionKey, type SessionState } from './session-state.ts'

export function useSessionState() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => whoIsSignedIn(signal),
    staleTime: Infinity,
  })
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (said: z.input<typeof signIn>) =>
      ask(consolePaths.session, { method: 'POST', body: said, read: shaped(session) }),
    onSuccess: (signedIn) => {
      client.setQueryData(sessionKey, { kind: 'in', session: signedIn })
      void client.invalidateQueries({ predicate: isBehindSignIn })
    },
  })
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => ask(consolePaths.session, { method: 'DELETE', read: asAnswered<unknown>() }),
    onSuccess: () => {
      client.setQueryData(sessionKey, { kind: 'out', because: 'left' })
      client.removeQueries({ predicate: isBehindSignIn })
    },
  })
}

/** Given by the app once somebody is signed in. */
export const SignedIn = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const signedIn = use(SignedIn)
  if (!signedIn) throw new Error('A screen behind sign-in was drawn without a session')
  return signedIn
}

/** The clock on the wall of a site, or of the person's first site. */
export function useZone(site?: SiteId): Zone {
  const { sites } = useSession()
  const found = sites.find((each) => each.site === site) ?? sites[0]
  return found?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Support looks and explains; whoever runs the floor changes things. */
export function useMayManage(): boolean {
  return useSession().role !== 'support'
}

const isBehindSignIn = ({ queryKey }: Query) => queryKey[0] !== sessionKey[0]

async function whoIsSignedIn(signal: AbortSignal): Promise<SessionState> {
  try {
    return {
      kind: 'in',
      session: await ask(consolePaths.session, { read: shaped(session), signal }),
    }
  } catch (error) {
    if (troubleOf(error).kind === 'not-signed-in') return { kind: 'out', because: 'new' }
    throw error
  }
}
