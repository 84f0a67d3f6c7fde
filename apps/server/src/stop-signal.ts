/** Waits for whoever runs the server to end it. Listen before starting: a signal may come while it still starts. */
import process from 'node:process'

export const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve())
  })
