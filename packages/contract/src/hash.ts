/** The content hash of an event: SHA-256 over its canonical bytes. Synchronous, since it is taken inside a transaction. */
import { canonical } from '@milepost/domain'
import { sha256Of } from './sha256.ts'

export const hashOf = (event: unknown): string => hashOfText(canonical(event))

export const hashOfText = (text: string): string => sha256Of(encoder.encode(text))

/** Of a picture, whose hash is its name. */
export const hashOfBytes = (bytes: Uint8Array): string => sha256Of(bytes)

const encoder = new TextEncoder()
