/** Where the browser lets us keep nothing, no scan would be safe, so none is taken. */
import type { JSX } from 'react'
import { type Language, languageOf } from '../words/languages.ts'
import { apart } from './apart.tsx'

export function StorageScreen(props: { readonly reason: unknown }): JSX.Element {
  const detail = props.reason instanceof Error ? props.reason.name : 'unknown'
  const language = languageOf(navigator.languages)
  const { title, next } = wordsIn[language]
  return (
    <div className="screen" lang={language}>
      <main>
        <h1>{title}</h1>
        <p>
          {next} ({detail})
        </p>
        <KeptBeside />
      </main>
    </div>
  )
}

const KeptBeside = apart(
  async () => (await import('../rescue/kept-beside.tsx')).KeptBeside,
  () => undefined,
)

/** Here, since nobody is signed in and no file of words has been asked for. */
const wordsIn: Readonly<Record<Language, { readonly title: string; readonly next: string }>> = {
  en: {
    title: 'This browser keeps nothing',
    next: 'Scans would be lost, so scanning is off. Free some space, leave private browsing, then load the page again.',
  },
  de: {
    title: 'Dieser Browser behält nichts',
    next: 'Scans gingen verloren, darum ist das Scannen aus. Platz schaffen, privates Fenster verlassen, dann die Seite neu laden.',
  },
  es: {
    title: 'Este navegador no guarda nada',
    next: 'Los escaneos se perderían, por eso no se escanea. Libere espacio, salga del modo privado y vuelva a cargar la página.',
  },
  pl: {
    title: 'Ta przeglądarka niczego nie zachowuje',
    next: 'Skany by przepadły, więc skanowanie jest wyłączone. Zwolnij miejsce, wyjdź z trybu prywatnego i wczytaj stronę ponownie.',
  },
}
