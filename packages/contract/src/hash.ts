/** The content hash of an event: SHA-256 over its canonical bytes. Synchronous, since it is taken inside a transaction. */
import { canonical } from '@milepost/domain'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export const hashOf = (event: unknown): string => hashOfText(canonical(event))

export const hashOfText = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))
