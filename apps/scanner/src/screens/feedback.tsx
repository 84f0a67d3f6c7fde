/** The answer to a scan: seen on the whole screen, heard, felt, read out, and then kept below as the last result. */
import { Icon } from '@milepost/ui'
import { createContext, use, useEffect, useMemo, useState, type JSX, type ReactNode } from 'react'
import type { Tone } from '../jobs/remark.ts'
import { signal, unlockSound } from '../capture/signal.ts'
import type { Said } from '../words/words.ts'
import './feedback.css'

export interface Told {
  readonly tone: Tone
  readonly said: Said
  /** So many scans can be undone together: one trigger pull may have made several. */
  readonly undoes: number
}

interface Feedback {
  readonly told: (Told & { readonly count: number }) | undefined
  readonly tell: (told: Told) => void
}

const FeedbackContext = createContext<Feedback | undefined>(undefined)

export function FeedbackProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [told, setTold] = useState<Feedback['told']>()
  useEffect(unlockSound, [])
  const feedback = useMemo(
    () => ({
      told,
      tell: (next: Told) => {
        signal(next.tone)
        setTold((before) => ({ ...next, count: (before?.count ?? 0) + 1 }))
      },
    }),
    [told],
  )
  return (
    <FeedbackContext value={feedback}>
      {children}
      <Flash />
    </FeedbackContext>
  )
}

export function useFeedback(): Feedback {
  const feedback = use(FeedbackContext)
  if (!feedback) throw new Error('no FeedbackProvider above this screen')
  return feedback
}

/** Fades by itself and lets every tap through: nobody has to close it. */
function Flash(): JSX.Element | undefined {
  const { told } = useFeedback()
  if (!told) return undefined
  const [title, detail] = told.said
  return (
    <div className="flash" data-tone={told.tone} key={told.count} aria-hidden>
      <Icon name={told.tone} size={112} />
      <strong>{title}</strong>
      {detail.split(' · ').map((part) => (
        <span key={part}>{part}</span>
      ))}
    </div>
  )
}
