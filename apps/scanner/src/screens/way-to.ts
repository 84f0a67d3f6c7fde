/** Where a label that was scanned on no job in particular belongs: the job that would do something with it next. */
import { whatItIs } from '../jobs/guidance.ts'
import type { JobScan } from '../jobs/job.ts'
import { packOrderChosen } from '../jobs/pack.ts'
import { unitsLeft } from '../jobs/cart.ts'
import { orderChosen, orderNamedBy } from '../jobs/pick.ts'
import { receiptChosen } from '../jobs/receive.ts'
import type { Remark } from '../jobs/remark.ts'
import { returnOpened, returnsNamed } from '../jobs/returns.ts'
import { isGone, waitsForPacking } from '../jobs/waiting.ts'
import type { JobName } from '../words/words.ts'

export type Way =
  | { readonly job: JobName; readonly state: object; readonly remark: Remark }
  | { readonly job?: undefined; readonly remark: Remark }

export function wayTo(scan: JobScan): Way {
  const [on] = scan.known.boxes
  if (on && !isGone(on) && on.box.closed && on.box.label) {
    return { job: 'hand-over', state: {}, remark: whatItIs(scan) }
  }
  const [back] = returnsNamed(scan, [])
  if (back) return { job: 'returns', ...stateAndRemark(returnOpened(back)) }
  const order = on?.order ?? orderNamedBy(scan)
  if (order && !on?.box.handedOver) {
    if (unitsLeft(order) > 0 && !on) return { job: 'pick', ...stateAndRemark(orderChosen(order)) }
    if (waitsForPacking(order)) return { job: 'pack', ...stateAndRemark(packOrderChosen(order)) }
  }
  const [receipt] = scan.known.receipts
  const isReceiptOnly = receipt && scan.known.orders.length === 0
  if (isReceiptOnly) return { job: 'receive', ...stateAndRemark(receiptChosen(receipt)) }
  return { remark: whatItIs(scan) }
}

const stateAndRemark = ({
  state,
  remark,
}: {
  readonly state: object
  readonly remark: Remark
}) => ({
  state,
  remark,
})
