/** A mistake of ours took the screen away: whoever works hears that no scan is lost, and goes on with a tap. */
import { Button, Icon } from '@milepost/ui'
import type { JSX } from 'react'
import { type Language, languageOf } from '../words/languages.ts'

export function FellScreen({ onAgain }: { readonly onAgain: () => void }): JSX.Element {
  const language = languageOf(navigator.languages)
  const { title, next, again } = wordsIn[language]
  return (
    <div className="screen" lang={language}>
      <main>
        <section className="sync-state" data-tone="look" role="alert">
          <Icon name="look" size={40} />
          <h1>{title}</h1>
          <p>{next}</p>
        </section>
      </main>
      <nav className="actions">
        <Button tall look="main" icon="again" onClick={onAgain}>
          {again}
        </Button>
      </nav>
    </div>
  )
}

interface FellWords {
  readonly title: string
  readonly next: string
  readonly again: string
}

/** Here, since whatever fell may have been the words. */
const wordsIn: Readonly<Record<Language, FellWords>> = {
  en: {
    title: 'This screen broke',
    next: 'Every scan that beeped is stored, and goes on being sent. Begin again at the jobs.',
    again: 'Begin again',
  },
  de: {
    title: 'Diese Anzeige ist ausgefallen',
    next: 'Jeder Scan, der gepiept hat, ist gespeichert und wird weiter gesendet. Bei den Aufgaben neu anfangen.',
    again: 'Neu anfangen',
  },
  es: {
    title: 'Esta pantalla ha fallado',
    next: 'Cada escaneo que sonó está guardado y se sigue enviando. Empiece de nuevo por las tareas.',
    again: 'Empezar de nuevo',
  },
  pl: {
    title: 'Ten ekran zawiódł',
    next: 'Każdy skan z sygnałem jest zapisany i nadal się wysyła. Zacznij od nowa od zadań.',
    again: 'Zacznij od nowa',
  },
}
