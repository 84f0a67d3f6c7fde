import { GS, readingFromWedge } from '@milepost/barcode'
import { expect, test } from 'vitest'
import { captured } from '../capture/captured.ts'
import { keepWedgeProfile } from '../capture/wedge-profile.ts'
import { databaseNamed } from '../sync/database.ts'
import { testDisk } from '../sync/testing.ts'
import { whatItIs } from './guidance.ts'
import { jobScanOf } from './job-scan.ts'

const typed = (text: string) => captured(readingFromWedge(text), 'wedge')
const seen = (text: string) => captured(readingFromWedge(text), 'camera')

test.each([
  ']C1010952123454321310LOT721SN1',
  ']d2010952123454321317291130',
  '010952123454321310LOT721SN1',
])('A8: a scanner that loses GS is not believed about %s, and the camera is', async (text) => {
  const database = databaseNamed('milepost', testDisk())
  await keepWedgeProfile(database, { losesGs: true })

  const byWedge = await jobScanOf(database, typed(text), 1)
  const byCamera = await jobScanOf(database, seen(text), 1)

  const isFixed = text.includes('17291130')
  expect(whatItIs(byWedge).say === 'separators-lost').toBe(!isFixed)
  expect(byCamera.instead).toBeUndefined()
})

test('A8: a separator that came through, and a scanner that keeps them, are believed', async () => {
  const database = databaseNamed('milepost', testDisk())
  const before = await jobScanOf(database, typed(']C1010952123454321310LOT7'), 1)
  await keepWedgeProfile(database, { losesGs: true })
  const after = await jobScanOf(database, typed(`]C1010952123454321310LOT7${GS}21SN1`), 1)
  const plain = await jobScanOf(database, typed('4006381333931'), 1)

  expect([before, after, plain].map(({ instead }) => instead)).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('A8: what was learned of the scanner that types is not held against one on a cable', async () => {
  const database = databaseNamed('milepost', testDisk())
  await keepWedgeProfile(database, { losesGs: true })
  const code = readingFromWedge(']C1010952123454321310LOT7')

  const byCable = await jobScanOf(database, captured(code, 'attached'), 1)

  expect(byCable.instead).toBeUndefined()
})
