/** Labels for the bins of a warehouse: a list, a range, or those that its work names; small labels or sheets of A4. */
import { labelText } from '@milepost/barcode'
import { type BinList, consolePaths } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { LabelSheet, PrintedLabel, type LabelSize } from '@milepost/ui/print'
import '@milepost/ui/print.css'
import { useMutation } from '@tanstack/react-query'
import { type JSX, useDeferredValue, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMayManage, useSession } from '../people/use-session.ts'
import { ask, asAnswered, troubleOf } from '../shell/ask.ts'
import { Link } from '../shell/navigate.tsx'
import { Screen } from '../shell/screen.tsx'
import { Scrolls } from '../shell/scrolls.tsx'
import './bin-labels.css'
import { binsIn, mostBins, type RefusedBin } from './bin-range.ts'
import { Choose, labelPapers } from './choose.tsx'
import { printedCode } from './printed-code.ts'

const papers = { a4: 'A4 sheets of 24 (70 × 37 mm)', ...labelPapers }
type Paper = keyof typeof papers

export function BinLabels(): JSX.Element {
  return useMayManage() ? <Printing /> : <ForSupervisors />
}

function ForSupervisors() {
  return (
    <Screen title="Bin labels">
      <EmptyState icon="person" title="A supervisor prints bin labels">
        <p>Ask one: a label that is wrong on a shelf sends every pick astray.</p>
      </EmptyState>
    </Screen>
  )
}

function Printing() {
  const [text, setText] = useState('')
  const [paper, setPaper] = useState<Paper>('a4')
  const { bins, refused } = useMemo(() => binsIn(text), [text])
  const [first] = bins
  return (
    <Screen title="Bin labels" aside={<Link to={{ screen: 'deliveries' }}>All deliveries</Link>}>
      <div className="bin-labels-page">
        <section className="panel bin-labels" aria-label="What to print">
          <label>
            Bins
            <textarea
              value={text}
              rows={8}
              spellCheck={false}
              aria-describedby="bin-labels-how"
              placeholder={'A-01-1..A-12-4\nB-07-2'}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
          <p id="bin-labels-how" className="soft">
            One a line, or a range: A-01-1..A-12-4 counts every part that differs. At most{' '}
            {mostBins} at once.
          </p>
          <Known onKnown={(known) => setText(known.join('\n'))} />
          <Choose label="Paper" of={papers} value={paper} onChoose={setPaper} />
          {refused.length > 0 && <Refused refused={refused} />}
          <p>
            <Button look="main" disabled={bins.length === 0} onClick={() => print()}>
              {printWords(bins.length)}
            </Button>
          </p>
          <p className="soft">The printer must use this paper, at 100 %, without margins.</p>
        </section>
        {first === undefined ? (
          <EmptyState icon="bin" title="No bin is named yet">
            <p>The first label appears here as soon as one is.</p>
          </EmptyState>
        ) : (
          <Scrolls className="bin-labels-look" label="The first label">
            <BinLabel bin={first} size={paper === '100x150' ? paper : '57x32'} />
          </Scrolls>
        )}
      </div>
      <Paper bins={bins} paper={paper} />
    </Screen>
  )
}

function printWords(labels: number): string {
  if (labels === 0) return 'Print labels'
  return labels === 1 ? 'Print 1 label' : `Print ${labels} labels`
}

const words: Readonly<Record<RefusedBin['because'], string>> = {
  'no-label-holds-it': 'a label holds capitals, digits and dashes, 24 at most',
  'no-range': 'no range: both ends need the same parts, and the second counts on',
  'too-many': `more than ${mostBins} at once`,
}

function Refused({ refused }: { readonly refused: readonly RefusedBin[] }) {
  return (
    <div className="notice" data-tone="look" aria-live="polite">
      <ul>
        {refused.map(({ text, because }) => (
          <li key={text}>
            <strong className="code">{text}</strong>: {words[because]}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What products, orders and deliveries of a site name. */
function Known({ onKnown }: { readonly onKnown: (bins: readonly string[]) => void }) {
  const { sites } = useSession()
  const asked = useMutation({
    mutationFn: async (site: SiteId) =>
      await ask(`${consolePaths.bins}?site=${encodeURIComponent(site)}`, {
        read: asAnswered<BinList>(),
      }),
    onSuccess: ({ bins }) => onKnown(bins),
  })
  return (
    <div className="bin-labels-known">
      {sites.map(({ site, name }) => (
        <Button key={site} disabled={asked.isPending} onClick={() => asked.mutate(site)}>
          Take the bins that {name} knows
        </Button>
      ))}
      <output aria-live="polite">
        {asked.isError && troubleOf(asked.error).title}
        {asked.data?.bins.length === 0 && 'Its products, orders and deliveries name no bin yet.'}
      </output>
    </div>
  )
}

function BinLabel({ bin, size }: { readonly bin: string; readonly size: LabelSize }) {
  return (
    <PrintedLabel size={size} eyebrow="Bin" title={bin} code={printedCode(labelText('bin', bin))} />
  )
}

const onASheet = 24

/** Beside the app, where only the printer looks. Typing does not wait for a thousand labels to be drawn. */
function Paper({
  bins: typed,
  paper,
}: {
  readonly bins: readonly string[]
  readonly paper: Paper
}) {
  const bins = useDeferredValue(typed)
  const sheets = useMemo(() => sheetsOf(bins, paper), [bins, paper])
  return createPortal(<div className="print-root">{sheets}</div>, document.body)
}

function sheetsOf(bins: readonly string[], paper: Paper): readonly JSX.Element[] {
  if (paper !== 'a4') return bins.map((bin) => <BinLabel key={bin} bin={bin} size={paper} />)
  return Array.from({ length: Math.ceil(bins.length / onASheet) }, (_, at) => {
    const here = bins.slice(at * onASheet, (at + 1) * onASheet)
    return (
      <LabelSheet key={here[0]}>
        {here.map((bin) => (
          <BinLabel key={bin} bin={bin} size="57x32" />
        ))}
      </LabelSheet>
    )
  })
}
