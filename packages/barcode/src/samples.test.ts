import { expect, test } from 'vitest'
import { type Reading, read, readingFromWedge, samples } from './index.ts'

const kindByName: Readonly<Record<keyof typeof samples, string>> = {
  order: 'own',
  box: 'own',
  bin: 'own',
  tote: 'own',
  badge: 'own',
  device: 'own',
  load: 'own',
  ean13: 'gtin',
  ean8: 'gtin',
  upcA: 'gtin',
  upcE: 'gtin',
  itf14: 'gtin',
  sscc: 'sscc',
  lotAndExpiry: 'gtin',
  digitalLink: 'gtin',
  ups: 'tracking',
  fedexExpress: 'tracking',
  fedexGround: 'tracking',
  usps: 'tracking',
  post: 'tracking',
  dhlExpress: 'tracking',
}

test.each(Object.entries<Reading>(samples))(
  'RD6: the sample %s means what it is named for',
  (name, reading) => {
    const answer = read(reading)

    expect(answer).toMatchObject({
      ok: true,
      meaning: { kind: kindByName[name as keyof typeof samples] },
    })
  },
)

test.each(Object.entries<Reading>(samples))(
  'RD7: camera and wedge agree on the sample %s',
  (_, reading) => {
    const typed = readingFromWedge(`${reading.aim ?? ''}${reading.text}\r`)

    expect(typed).toEqual(reading)
    expect(read(typed)).toEqual(read(reading))
  },
)
