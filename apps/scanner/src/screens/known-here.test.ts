import type { Reading } from '@milepost/barcode'
import type { WorkSite } from '@milepost/contract'
import { as, type SiteId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { knownHere } from './known-here.ts'

const itf = (text: string): Reading => ({ text, symbology: 'itf' })
const site: WorkSite = { site: as<SiteId>('reno'), name: 'Reno', zone: 'UTC', stations: [] }

test('A1: an ITF code of another length than 14 is known where the catalogue has it, or the site allows all', () => {
  const strict = knownHere(site, (text) => text === '005361')
  const lax = knownHere({ ...site, scanning: { anyItf: true } }, () => false)

  expect(['005361', '0053611912', '10012345000017'].map(itf).map(strict)).toEqual([
    true,
    false,
    true,
  ])
  expect(lax(itf('0053611912'))).toBe(true)
  expect(lax({ text: 'SHELF-12', symbology: 'code-39' })).toBe(false)
})
