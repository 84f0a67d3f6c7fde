/** The ledger of every device as `verify` tells it. */
import { type Ledger, ledgers, type LedgerDeps } from '../devices/ledger.ts'
import { type Check, right, wrong } from '../event-log/checks.ts'

export async function ledgerChecks(deps: LedgerDeps): Promise<readonly Check[]> {
  const all = await ledgers(deps)
  const odd = all.filter(({ difference }) => difference !== 0)
  if (odd.length > 0) return odd.map((ledger) => wrong(wordsOf(ledger)))
  const made = all.reduce((sum, ledger) => sum + ledger.made, 0)
  return [
    right(
      `${made} scans of ${all.length} devices: each applied, set aside, waiting or reported lost.`,
    ),
  ]
}

const wordsOf = ({ device, made, applied, aside, repeated, pending, lost, difference }: Ledger) =>
  `Device ${device} made ${made}: ${applied} applied, ${aside} set aside, ${repeated} repeated, ${pending} waiting, ${lost} reported lost; ${difference} not accounted for. Report this.`
