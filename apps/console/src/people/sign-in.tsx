/** The way in: name and password, and a plain word about why one is asked. */
import { Button, Icon } from '@milepost/ui'
import { type JSX, type SubmitEvent, useEffect } from 'react'
import { type Trouble, troubleOf } from '../shell/ask.ts'
import { Mark } from '../shell/frame.tsx'
import type { SessionState } from './session-state.ts'
import './sign-in.css'
import { useSignIn } from './use-session.ts'

type Because = Extract<SessionState, { kind: 'out' }>['because']

const greeting: Readonly<Record<Because, string>> = {
  new: 'For supervisors, support and admins. The floor signs in on its devices.',
  ended: 'Your session has ended. Sign in, and you are back where you were.',
  left: 'You are signed out.',
}

export function SignIn({ because }: { readonly because: Because }): JSX.Element {
  const signingIn = useSignIn()
  useEffect(() => {
    document.title = 'Sign in · Milepost'
  }, [])
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const said = new FormData(event.currentTarget)
    signingIn.mutate({ name: textOf(said, 'name'), password: textOf(said, 'password') })
  }
  return (
    <main className="alone">
      <form className="sign-in" onSubmit={send}>
        <p className="sign-in-brand">
          <Mark /> Milepost
        </p>
        <h1>Sign in</h1>
        <div className="sign-in-why" role="alert">
          {signingIn.isError ? (
            <Trouble trouble={troubleOf(signingIn.error)} />
          ) : (
            <p data-ended={because === 'ended'}>{greeting[because]}</p>
          )}
        </div>
        <label>
          Name
          <input name="name" ref={focused} autoComplete="username" required spellCheck={false} />
        </label>
        <label>
          Password
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <Button look="main" type="submit" disabled={signingIn.isPending}>
          {signingIn.isPending ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
    </main>
  )
}

function Trouble({ trouble }: { readonly trouble: Trouble }) {
  const ownWords =
    trouble.kind === 'unreachable' ? 'Check the network, then try again.' : trouble.detail
  return (
    <p className="sign-in-trouble">
      <Icon name={trouble.kind === 'unreachable' ? 'offline' : 'wrong'} size={18} />
      <span>
        <strong>{trouble.title}.</strong> {ownWords}
      </span>
    </p>
  )
}

const focused = (input: HTMLInputElement | null) => input?.focus()

function textOf(said: FormData, field: string): string {
  const value = said.get(field)
  return typeof value === 'string' ? value : ''
}
