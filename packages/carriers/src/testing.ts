/** Kept payloads and what each must become. Those that may not be copied here are read from beside the checkout. */
import { utf8ToBytes } from '@noble/hashes/utils.js'

declare global {
  interface ImportMeta {
    /** The test runner reads files while it loads a module, so that even tests need no file system. */
    glob<Content>(
      patterns: readonly string[],
      options: { readonly query?: '?raw'; readonly import: 'default'; readonly eager: true },
    ): Readonly<Record<string, Content>>
  }
}

export interface Sample {
  readonly name: string
  readonly text: string
  readonly bytes: Uint8Array
  readonly expected: Expected
}

export interface Expected {
  readonly source_file: string
  readonly kind: 'tracking_response' | 'webhook_push' | 'error_response'
  readonly request_headers?: Readonly<Record<string, string>>
  readonly trackers: readonly ExpectedTracker[]
  readonly errors: readonly { readonly native_code: string }[]
}

export interface ExpectedTracker {
  readonly tracking_number: string
  readonly carrier: string
  readonly current_status: string
  readonly carrier_possession_confirmed: boolean
  readonly possession_first_evidence_utc: string | null
  readonly estimated_delivery: { readonly date: string; readonly note?: string } | null
  readonly events: readonly ExpectedEvent[]
}

export interface ExpectedEvent {
  readonly status: string
  readonly occurred_at_utc: string
  readonly occurred_at_local: string | null
  readonly utc_offset: string | null
  readonly location: {
    readonly city: string | null
    readonly state: string | null
    readonly country: string | null
  } | null
  readonly native_code: string
  readonly native_description: string
  readonly proves_possession: boolean | null
  readonly reason?: string
}

/** The copies here, and `shared/carriers` beside the checkout or beside the folder of its working copies. */
const texts = import.meta.glob<string>(
  [
    './*/samples/*.json',
    '../../../../shared/carriers/*/*.json',
    '../../../../../shared/carriers/*/*.json',
  ],
  { query: '?raw', import: 'default', eager: true },
)
const vectorFiles = import.meta.glob<{ readonly vectors: readonly WrittenVector[] }>(
  [
    '../../../../shared/carriers/signature-vectors.json',
    '../../../../../shared/carriers/signature-vectors.json',
  ],
  { import: 'default', eager: true },
)

/** All payloads of a carrier, each once. */
export function samplesOf(carrier: string): readonly Sample[] {
  const sampleByName = new Map<string, Sample>()
  for (const [path, text] of Object.entries(texts)) {
    const found = /\/([a-z]+)\/(?:samples\/)?([^/]+)\.expected\.json$/.exec(path)
    const [, folder, name = ''] = found ?? []
    if (folder !== carrier || sampleByName.has(name)) continue
    const expected = JSON.parse(text) as Expected
    const source = texts[path.replace(`${name}.expected.json`, expected.source_file)] ?? ''
    sampleByName.set(name, { name, text: source, bytes: utf8ToBytes(source), expected })
  }
  return [...sampleByName.values()]
}

/** Said in the test's name, so that a run without the material beside the checkout says what it left out. */
export const materialIsBeside = Object.keys(vectorFiles).length > 0

export interface Vector {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly secret: string
  readonly valid: boolean | 'uncertain'
  readonly why: string
}

interface WrittenVector {
  readonly carrier: string
  readonly body_file: string
  readonly append_to_body?: string
  readonly secret: string
  readonly request_headers: Readonly<Record<string, string>>
  readonly valid: boolean | 'uncertain'
  readonly why: string
}

export function vectorsOf(carrier: string): readonly Vector[] {
  return Object.entries(vectorFiles).flatMap(([path, { vectors }]) =>
    vectors
      .filter((vector) => vector.carrier === carrier)
      .map(({ body_file, append_to_body, secret, request_headers, valid, why }) => {
        const text = texts[path.replace('signature-vectors.json', body_file)] ?? ''
        return {
          body: utf8ToBytes(text + (append_to_body ?? '')),
          headers: inLowerCase(request_headers),
          secret,
          valid,
          why,
        }
      }),
  )
}

function inLowerCase(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
