/** The missed-scan report: a queue to work through from the top, filtered by the address, that never jumps. */
import { type FindingPage, verdicts } from '@milepost/contract'
import { type Step, steps, type Verdict } from '@milepost/domain'
import { Button, EmptyState, stepWords, verdictWords } from '@milepost/ui'
import { type JSX, type ReactNode, useEffect, useRef } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { goTo, Link } from '../shell/navigate.tsx'
import '../shell/filters.css'
import { Screen } from '../shell/screen.tsx'
import { useKeys } from '../shell/use-keys.ts'
import { useNow } from '../shell/use-now.ts'
import { FindingLine } from './finding-line.tsx'
import './missed-scans.css'
import { returnToPlace } from './place-in-queue.ts'
import { useFindings } from './use-findings.ts'
import { useSettledRows } from './use-settled-rows.ts'

export interface Filter {
  readonly verdict: Verdict | undefined
  readonly step: Step | undefined
}

export function MissedScans(filter: Filter): JSX.Element {
  const asked = useFindings()
  return (
    <Screen title="Missed scans" aside={<Keys />}>
      <Answered asked={asked} waiting={<Bones lines={9} />}>
        {(page) => <Queue page={page} filter={filter} />}
      </Answered>
    </Screen>
  )
}

function Queue({ page, filter }: { readonly page: FindingPage; readonly filter: Filter }) {
  const list = useRef<HTMLUListElement>(null)
  const now = useNow()
  const fitting = page.rows.filter((row) => fits(row, filter))
  const held = useSettledRows(fitting, `${filter.verdict ?? ''} ${filter.step ?? ''}`)
  useEffect(returnToPlace, [])
  useKeys({ j: () => moveFocus(list.current, 1), k: () => moveFocus(list.current, -1) })
  return (
    <>
      <Filters page={page} filter={filter}>
        <Newer fresh={held.fresh} cleared={held.cleared} show={held.showLatest} />
      </Filters>
      {held.lines.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <ul className="findings panel" ref={list}>
          {held.lines.map((line) => (
            <FindingLine key={line.row.finding} line={line} facts={{ ...page, now }} />
          ))}
        </ul>
      )}
    </>
  )
}

/** It stands where there is room already, so that its coming and going moves no row either. */
function Newer(props: {
  readonly fresh: number
  readonly cleared: number
  readonly show: () => void
}) {
  const { fresh, cleared, show } = props
  const words = [fresh > 0 && `${fresh} new`, cleared > 0 && `${cleared} cleared`].filter(Boolean)
  return (
    <output className="newer" data-any={words.length > 0}>
      {words.length > 0 && (
        <>
          <span>{words.join(', ')}</span>
          <Button icon="again" onClick={show}>
            Show
          </Button>
        </>
      )}
    </output>
  )
}

interface FiltersProps {
  readonly page: FindingPage
  readonly filter: Filter
  readonly children: ReactNode
}

function Filters({ page, filter, children }: FiltersProps) {
  const open = page.rows.filter((row) => row.closedAt === undefined)
  const ofVerdict = open.filter((row) => fits(row, { ...filter, step: undefined }))
  const counted = steps.map((step) => ({
    step,
    count: ofVerdict.filter((row) => row.step === step).length,
  }))
  return (
    <div className="filters">
      <nav aria-label="Verdict">
        <Choice
          to={{ verdict: undefined, step: filter.step }}
          here={!filter.verdict}
          count={open.length}
        >
          All
        </Choice>
        {verdicts.map((verdict) => (
          <Choice
            key={verdict}
            to={{ verdict, step: filter.step }}
            here={filter.verdict === verdict}
            count={page.counts[verdict]}
          >
            {verdictWords[verdict]}
          </Choice>
        ))}
      </nav>
      {children}
      <label>
        Step
        <select
          value={filter.step ?? ''}
          onChange={(event) => goTo(placeFor({ ...filter, step: stepNamed(event.target.value) }))}
        >
          <option value="">Every step</option>
          {counted
            .filter(({ step, count }) => count > 0 || step === filter.step)
            .map(({ step, count }) => (
              <option key={step} value={step}>
                {stepWords[step]} ({count})
              </option>
            ))}
        </select>
      </label>
    </div>
  )
}

interface ChoiceProps {
  readonly to: Filter
  readonly here: boolean
  readonly count: number
  readonly children: ReactNode
}

function Choice({ to, here, count, children }: ChoiceProps) {
  return (
    <Link to={placeFor(to)} aria-current={here ? 'true' : undefined}>
      {children} <span>{count}</span>
    </Link>
  )
}

function Nothing({ filter }: { readonly filter: Filter }) {
  if (filter.verdict || filter.step) {
    return (
      <EmptyState icon="done" title="Nothing fits this filter">
        <Link to={{ screen: 'findings' }}>Show every missed scan</Link>
      </EmptyState>
    )
  }
  return (
    <div className="all-clear panel">
      <EmptyState icon="done" title="All clear">
        <p>
          Every box has the scans that its route expects. A step without proof appears here by
          itself, with the reason.
        </p>
      </EmptyState>
    </div>
  )
}

function Keys() {
  return (
    <p className="keys">
      <kbd>j</kbd> <kbd>k</kbd> move <kbd>Enter</kbd> open <kbd>/</kbd> find
    </p>
  )
}

function fits(
  row: { readonly verdict: Verdict; readonly step: Step },
  { verdict, step }: Filter,
): boolean {
  return (!verdict || row.verdict === verdict) && (!step || row.step === step)
}

const stepNamed = (name: string): Step | undefined => steps.find((step) => step === name)

const placeFor = ({ verdict, step }: Filter) =>
  ({ screen: 'findings', ...(verdict ? { verdict } : {}), ...(step ? { step } : {}) }) as const

/** The row with the focus is the one that Enter opens: the browser's own focus is the cursor. */
function moveFocus(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll('a') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = at === -1 ? links.at(by === 1 ? 0 : -1) : links[at + by]
  next?.focus()
}
