/** How answers are kept, asked for again, and what an ended session does. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionKey, type SessionState } from '../people/session-state.ts'
import { troubleOf } from './ask.ts'

export function makeQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (troubleOf(error).kind === 'not-signed-in') endSession(client)
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // A warehouse's own server answers where the browser says that there is no internet.
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) => troubleOf(error).kind === 'unreachable' && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

/** The screen stays where it is: after signing in again, so does the person. */
function endSession(client: QueryClient): void {
  client.setQueryData<SessionState>(sessionKey, (before) =>
    before?.kind === 'in' ? { kind: 'out', because: 'ended' } : before,
  )
}
