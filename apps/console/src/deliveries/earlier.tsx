/** Asks for the next page of a list that grows with history. */
import { Button } from '@milepost/ui'
import type { JSX } from 'react'

export interface EarlierProps {
  readonly asked: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly of: string
}

export function Earlier({ asked, of }: EarlierProps): JSX.Element | null {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  if (!hasNextPage) return null
  return (
    <p className="earlier">
      <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? 'Loading …' : `Show earlier ${of}`}
      </Button>
    </p>
  )
}
