/** EasyPost, an aggregator: one feed for many carriers. The pattern that every other carrier's folder follows. */
import type { CarrierFeed } from '../carrier-feed.ts'
import { readPayload, type Payload } from './payload.ts'
import { isSigned, signatureHeader } from './signature.ts'
import { translate } from './translate.ts'

export const easypost: CarrierFeed<Payload> = {
  feed: 'easypost',
  headersKept: [signatureHeader],
  isSigned,
  readPayload,
  translate,
}
