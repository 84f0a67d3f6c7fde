/** Keys of other systems: what each may do, and a secret that is told once. */
import { type KeyList, type Scope, scopes } from '@milepost/contract'
import { Button, EmptyState, Pill } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { useZone } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { AskedFirst, focused, Section, SettingForm, textOf } from './section.tsx'
import { useIssueKey, useKeyList, useRevokeKey } from './use-settings.ts'

type Key = KeyList['keys'][number]

const scopeWords: Readonly<Record<Scope, string>> = {
  'orders:write': 'Send orders in',
  'orders:read': 'Read orders',
  'receipts:write': 'Announce deliveries to the warehouse',
  'metrics:read': 'Monitor the server’s numbers',
}

export function Keys(): JSX.Element {
  const asked = useKeyList()
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string>()
  const begin = () => {
    setSecret(undefined)
    setAdding(true)
  }
  return (
    <Section
      title="API keys"
      says="A shop or another system sends orders with a key of its own."
      add={isAdding ? undefined : { words: 'Issue a key', begin }}
    >
      {isAdding && (
        <KeyForm
          close={() => setAdding(false)}
          done={(told) => {
            setSecret(told)
            setAdding(false)
          }}
        />
      )}
      {secret && <Secret key={secret} secret={secret} close={() => setSecret(undefined)} />}
      <Answered asked={asked} waiting={<Bones lines={2} />}>
        {(keys) => (
          <div className="panel">
            {keys.length === 0 ? (
              <EmptyState icon="ordered" title="No key yet">
                <p>
                  Orders come in by API. <a href="/docs">How a system sends them</a>
                </p>
              </EmptyState>
            ) : (
              <ul>
                {keys.map((key) => (
                  <Line key={key.key} issued={key} />
                ))}
              </ul>
            )}
          </div>
        )}
      </Answered>
    </Section>
  )
}

function Line({ issued }: { readonly issued: Key }) {
  const revoke = useRevokeKey()
  const zone = useZone()
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const isOver = issued.revokedAt !== undefined
  return (
    <li>
      <strong>{issued.name}</strong>
      <span className="soft">{issued.scopes.map((scope) => scopeWords[scope]).join(' · ')}</span>
      <span className="soft">since {moment(issued.createdAt, zone, now)}</span>
      {isOver ? (
        <Pill tone="calm" icon="revoke">
          Revoked
        </Pill>
      ) : (
        <Button look="quiet" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          Revoke<span className="visually-hidden"> {issued.name}</span>
        </Button>
      )}
      {isAsking && !isOver && (
        <AskedFirst
          question={`Revoke the key of ${issued.name}? Whatever uses it is refused from then on.`}
          yes={`Revoke ${issued.name}`}
          isPending={revoke.isPending}
          error={revoke.error}
          onYes={() => revoke.mutate(issued.key)}
          close={() => setAsking(false)}
        />
      )}
    </li>
  )
}

interface KeyFormProps {
  readonly close: () => void
  readonly done: (secret: string) => void
}

function KeyForm({ close, done }: KeyFormProps) {
  const issue = useIssueKey()
  const [chosen, setChosen] = useState<readonly Scope[]>(
    scopes.filter((scope) => scope !== 'metrics:read'),
  )
  const send = (said: FormData) =>
    issue.mutate(
      { name: textOf(said, 'name'), scopes: [...chosen] },
      { onSuccess: ({ secret }) => done(secret) },
    )
  return (
    <SettingForm
      submit="Issue the key"
      isPending={issue.isPending || chosen.length === 0}
      error={issue.error}
      onSubmit={send}
      close={close}
    >
      <label>
        Who uses it
        <input
          ref={focused}
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          placeholder="Web shop"
        />
      </label>
      <fieldset>
        <legend>May</legend>
        {scopes.map((scope) => (
          <label key={scope} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={({ target }) =>
                setChosen(
                  scopes.filter((each) =>
                    each === scope ? target.checked : chosen.includes(each),
                  ),
                )
              }
            />
            {scopeWords[scope]} <span className="code soft">{scope}</span>
          </label>
        ))}
      </fieldset>
    </SettingForm>
  )
}

function Secret({ secret, close }: { readonly secret: string; readonly close: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    setCopied(true)
  }
  return (
    <div className="panel setting-secret" aria-live="polite">
      <p>
        <strong>Copy it now: it is shown once,</strong> and kept here only as a digest. It goes into
        the header <span className="code">authorization: Bearer</span>.
      </p>
      <p className="code setting-told">{secret}</p>
      <p className="setting-buttons">
        {isSecureContext && (
          <Button look="main" onClick={() => void copy()}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        )}
        <Button onClick={close}>Done</Button>
        <a href="/docs">How a system sends orders</a>
      </p>
    </div>
  )
}
