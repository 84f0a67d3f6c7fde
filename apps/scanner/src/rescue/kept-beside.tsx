/** On a device whose database cannot be opened: what is kept beside it leaves by file or QR. */
import { useState, type JSX } from 'react'
import { keptBeside } from '../sync/kept-beside.ts'
import { languageOf } from '../words/languages.ts'
import { LeavingWays } from './leaving.tsx'
import { rescueWords } from './rescue-words.ts'
import './rescue.css'

export function KeptBeside(): JSX.Element | undefined {
  const words = rescueWords(languageOf(navigator.languages))
  const [kept] = useState(() => keptBeside(localStorage, random))
  return kept && <LeavingWays {...kept} words={words} />
}

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
