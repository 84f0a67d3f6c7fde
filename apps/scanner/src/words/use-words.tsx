/** The words of the screen, in the language of whoever works. */
import { createContext, use } from 'react'
import { english, type Words } from './english.ts'

const WordsContext = createContext<Words>(english)
export const WordsProvider = WordsContext

export const useWords = (): Words => use(WordsContext)
