/** Structured log lines: one JSON object each, of facts chosen by hand. Nothing a caller sent is written (invariant 8). */
import type { Clock } from './ports.ts'

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type LogFacts = Readonly<Record<string, string | number | boolean | undefined | object>>
export type Log = (level: Exclude<LogLevel, 'silent'>, what: string, facts?: LogFacts) => void

export function logTo(write: (line: string) => void, now: Clock, from: LogLevel): Log {
  const least = logLevels.indexOf(from)
  return (level, what, facts) => {
    if (logLevels.indexOf(level) < least) return
    write(JSON.stringify({ at: new Date(now()).toISOString(), level, what, ...facts }))
  }
}

/**
 * What may be told of an error. Messages of a failed query or parse quote what was in it, so only the database's own
 * code and the places in the code are kept.
 */
export function tellableOf(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = codeOf(error)
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  }
}

/** The code that a failing store or system call gave, also when it was wrapped on its way. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}
