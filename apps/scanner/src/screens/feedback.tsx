/** The answer to a scan: seen on the whole screen, heard, felt, read out, and then kept below as the last result. */
import { Icon } from '@milepost/ui'
import {
  createContext,
  use,
  useCallback,
  useDeferredValue,
  useEffect,
  useRef,
  useState,
  type JSX,
  type ReactNode,
} from 'react'
import { flushSync } from 'react-dom'
import type { Tone } from '../jobs/remark.ts'
import { signal, type Sound, unlockSound } from '../capture/signal.ts'
import type { Said } from '../words/words.ts'
import './feedback.css'

export interface Told {
  readonly tone: Tone
  readonly said: Said
  /** Where it sounds like something else than its tone. */
  readonly sound?: Sound
  /** So many scans can be undone together: one trigger pull may have made several. */
  readonly undoes: number
  /** Of a tap that found it done: what the tap before was told stays, while it can be undone. */
  readonly again?: boolean
}

type Tell = (told: Told) => void

/** Apart, so that a screen that tells is not drawn again for each thing told. */
const TellContext = createContext<Tell | undefined>(undefined)
const ToldContext = createContext<(Told & { readonly count: number }) | undefined>(undefined)

export function FeedbackProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [told, setTold] = useState<Told & { readonly count: number }>()
  const toldLast = useDeferredValue(told)
  useEffect(unlockSound, [])
  const last = useRef<Told>(undefined)
  const tell = useCallback((next: Told) => {
    if (next.again && last.current?.undoes) return
    last.current = next
    signal(next.sound ?? next.tone)
    // Drawn with the next frame, before whatever else there is to draw.
    flushSync(() => setTold((before) => ({ ...next, count: (before?.count ?? 0) + 1 })))
  }, [])
  return (
    <TellContext value={tell}>
      <ToldContext value={toldLast}>{children}</ToldContext>
      {told && <Flash key={told.count} told={told} />}
    </TellContext>
  )
}

export function useTell(): Tell {
  const tell = use(TellContext)
  if (!tell) throw new Error('no FeedbackProvider above this screen')
  return tell
}

export const useTold = () => use(ToldContext)

/** Fades by itself and lets every tap through: nobody has to close it. */
function Flash({ told }: { readonly told: Told }): JSX.Element {
  const [title, detail] = told.said
  return (
    <div className="flash" data-tone={told.tone} aria-hidden>
      <Icon name={told.tone} size={112} />
      <strong>{title}</strong>
      {detail.split(' · ').map((part) => (
        <span key={part}>{part}</span>
      ))}
    </div>
  )
}
