/** Listens on a connection of its own, and again when that breaks. */
import { Client, type ClientConfig } from 'pg'

export interface Listening {
  readonly connection: ClientConfig
  readonly channel: string
  readonly heard: (payload: string | undefined) => void
  /** From here on nothing is missed; before, something may have been. */
  readonly began: () => Promise<void>
}

const againMs = 1000

export function createListener({ connection, channel, heard, began }: Listening) {
  let client: Client | undefined
  let again: NodeJS.Timeout | undefined
  let closing = false

  function listenAgain(): void {
    client = undefined
    if (!closing) again = setTimeout(() => void listen(), againMs).unref()
  }

  async function listen(): Promise<void> {
    const fresh = new Client(connection)
    client = fresh
    // What broke it is told by `end`.
    fresh.on('error', () => {})
    fresh.on('notification', ({ payload }) => heard(payload))
    try {
      await fresh.connect()
      fresh.on('end', listenAgain)
      await fresh.query(`listen ${channel}`)
      await began()
    } catch {
      fresh.off('end', listenAgain)
      listenAgain()
      await fresh.end()
    }
  }

  return {
    listen,
    async close(): Promise<void> {
      closing = true
      clearTimeout(again)
      await client?.end()
    },
  }
}
