/** Where there is no network and will be none: scans leave by file or QR, and those of others come in (B9). */
import type { JSX } from 'react'
import { useRevocation } from '../people/use-people.ts'
import { useScanAnything } from '../screens/scan-anything.ts'
import { TopBar } from '../screens/top-bar.tsx'
import { useWords } from '../words/use-words.tsx'
import { ComingIn } from './coming-in.tsx'
import { Leaving } from './leaving.tsx'
import './rescue.css'
import { rescueWords } from './rescue-words.ts'

export function RescueScreen(): JSX.Element {
  const { language } = useWords()
  const words = rescueWords(language)
  const revoked = useRevocation()
  useScanAnything()
  return (
    <div className="screen">
      <TopBar title={words.title} />
      <main>
        <Leaving words={words} />
        {/* Nobody answers for what a lost device says of others. */}
        {revoked === null && <ComingIn words={words} />}
      </main>
    </div>
  )
}
