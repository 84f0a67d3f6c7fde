/** What becomes of an order's open findings when it is judged again. */
import type { Finding } from '@milepost/domain'

/** An open row as a store keeps it. */
export interface OpenFinding {
  readonly finding: string
  readonly verdict: string
  readonly json: string
}

export interface Settlement<Open extends OpenFinding> {
  readonly opened: readonly { readonly finding: Finding; readonly json: string }[]
  /** The same gap, told otherwise. Where the verdict is another one, people hear of it. */
  readonly retold: readonly {
    readonly before: Open
    readonly finding: Finding
    readonly json: string
    readonly judged: boolean
  }[]
  readonly closed: readonly Open[]
}

export function settlementOf<Open extends OpenFinding>(
  openRows: readonly Open[],
  found: readonly Finding[],
): Settlement<Open> {
  const open = new Map(openRows.map((row) => [row.finding, row]))
  const opened: { finding: Finding; json: string }[] = []
  const retold: { before: Open; finding: Finding; json: string; judged: boolean }[] = []
  for (const finding of found) {
    const json = JSON.stringify(finding)
    const before = open.get(finding.finding)
    open.delete(finding.finding)
    if (!before) opened.push({ finding, json })
    else if (before.json !== json) {
      retold.push({ before, finding, json, judged: before.verdict !== finding.verdict })
    }
  }
  return { opened, retold, closed: [...open.values()] }
}

/** How many opened, changed verdict or closed. */
export const movedBy = ({ opened, retold, closed }: Settlement<OpenFinding>): number =>
  opened.length + retold.filter(({ judged }) => judged).length + closed.length
