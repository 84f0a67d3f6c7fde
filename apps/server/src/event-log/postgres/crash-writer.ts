/** For `crash.test.ts`: appends one order's batch after the other, and writes the number of each that was committed. */
import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { picked, placed } from '@milepost/domain/testing'
import { batchOf } from '../testing.ts'
import { logOn } from './opened.ts'

const [, , url = '', first = '0', size = '20'] = argv
const stdout = 1

const log = await logOn(url)
for (let batch = Number(first); ; batch += 1) {
  const order = `order-${batch}`
  const scans = Array.from({ length: Number(size) - 1 }, (_, nth) =>
    picked('09:00', { order, id: `${order}-${nth}`, seq: batch * Number(size) + nth }),
  )
  const { fates } = await log.append(batchOf([placed('08:00', { order }), ...scans]))
  if (fates.some((fate) => fate !== 'accepted'))
    throw new Error(`batch ${batch} was ${fates.join()}`)
  writeSync(stdout, `${batch}\n`)
}
