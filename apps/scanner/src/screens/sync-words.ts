/** The sync state in words: what the pill says, and what to do about it. */
import type { IconName, Tone } from '@milepost/ui'
import type { SyncState } from '../sync/sync-state.ts'
import { timeIn } from '../words/saying.ts'
import type { Words } from '../words/words.ts'

export interface SyncWords {
  readonly tone: Tone
  readonly icon: IconName
  readonly short: string
  readonly next: string
}

export function syncWords({ sync, language }: Words, state: SyncState): SyncWords {
  switch (state.kind) {
    case 'all-sent': {
      const at = state.at === undefined ? undefined : timeIn(language)(state.at)
      return { tone: 'done', icon: 'done', short: sync.allSent(at), next: sync.calm }
    }
    case 'sending': {
      const short = sync.sending(state.done, state.of)
      return { tone: 'again', icon: 'sync', short, next: sync.offlineNext }
    }
    case 'offline':
      return {
        tone: 'look',
        icon: 'offline',
        short: sync.offline(state.waiting),
        next: sync.offlineNext,
      }
    case 'attention': {
      const { title, next } = sync.reasons[state.reason]
      return {
        tone: 'wrong',
        icon: 'look',
        short: sync.attention(state.count),
        next: `${title}. ${next}`,
      }
    }
  }
}
