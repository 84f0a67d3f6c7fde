/** The words of the screen, in the language of whoever works. */
import { createContext, use } from 'react'
import { english } from './english.ts'
import type { Words } from './words.ts'

const WordsContext = createContext<Words>(english)
export const WordsProvider = WordsContext

export const useWords = (): Words => use(WordsContext)
