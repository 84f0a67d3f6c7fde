/** Labels and slips, made here and printed by whatever printer the browser knows: no network, no driver of ours. */
import { as, type OrderId } from '@milepost/domain'
import { Button } from '@milepost/ui'
import type { LabelSize } from '@milepost/ui/print'
import { useState, type JSX } from 'react'
import { keep, kept } from '../jobs/kept.ts'
import { useOrder } from '../orders/use-work.ts'
import { isPractice } from '../practice/practice-codes.ts'
import { useScanAnything } from '../screens/scan-anything.ts'
import { TopBar } from '../screens/top-bar.tsx'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import { useWords } from '../words/use-words.tsx'
import { contentsOf } from './box-contents.ts'
import { Printed, SheetOf } from './printed.tsx'
import { printWords } from './print-words.ts'
import { printablesOf, sheetsOf, type Printable } from './sheets.ts'
import { toPrint, type ToPrint } from './to-print.ts'

const noOrder = as<OrderId>('none')
interface Paper {
  readonly size: LabelSize
}
const usualPaper: Paper = { size: '100x150' }

export function PrintScreen(): JSX.Element {
  const { language } = useWords()
  const words = printWords(language)
  useScanAnything()
  const { database } = useDevice()
  const [{ order: id, what: asked }] = useState<ToPrint>(toPrint)
  const order = useOrder(id ?? noOrder) ?? undefined
  const [chosen, setChosen] = useState<Printable>()
  const [{ size }, setPaper] = useState(() => kept<Paper>('paper', usualPaper))
  const choices = asked ? [asked] : printablesOf(order, isPractice(database))
  const what = chosen ?? choices[0] ?? 'totes'
  const contents = useLive(contentsOf, id ?? noOrder) ?? undefined
  const sheets = sheetsOf(what, order, words, contents)
  const [first] = sheets
  const resize = (next: LabelSize) => {
    keep('paper', { size: next })
    setPaper({ size: next })
  }
  return (
    <div className="screen">
      <TopBar title={words.title} />
      <main>
        <fieldset className="print-choices">
          <legend className="visually-hidden">{words.choose}</legend>
          {choices.map((each) => (
            <Button tall key={each} aria-pressed={each === what} onClick={() => setChosen(each)}>
              {words.what[each]}
            </Button>
          ))}
        </fieldset>
        {what !== 'slip' && what !== 'calibration' && <Size size={size} onChange={resize} />}
        {first ? (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
          <div className="print-look" tabIndex={0}>
            <SheetOf sheet={first} size={size} words={words.slip} />
          </div>
        ) : (
          <p className="hint">{words.none}</p>
        )}
        <p className="hint">{words.hint}</p>
      </main>
      <nav className="actions">
        <Button
          tall
          look="main"
          icon="print"
          disabled={sheets.length === 0}
          onClick={() => print()}
        >
          {words.print(sheets.length)}
        </Button>
      </nav>
      <Printed sheets={sheets} size={size} words={words.slip} />
    </div>
  )
}

function Size({
  size,
  onChange,
}: {
  readonly size: LabelSize
  readonly onChange: (size: LabelSize) => void
}): JSX.Element {
  const words = printWords(useWords().language)
  return (
    <label className="print-size">
      {words.size}
      <select value={size} onChange={({ target }) => onChange(target.value as LabelSize)}>
        {(Object.keys(words.sizes) as LabelSize[]).map((each) => (
          <option key={each} value={each}>
            {words.sizes[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
