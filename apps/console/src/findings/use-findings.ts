/** What has no proof, and the board that counts it. */
import { board, type Board, consolePaths, type FindingPage } from '@milepost/contract'
import { useQuery } from '@tanstack/react-query'
import { ask, asAnswered, shaped } from '../shell/ask.ts'

export function useFindings() {
  return useQuery<FindingPage>({
    queryKey: ['findings', 'open'],
    queryFn: ({ signal }) =>
      ask(consolePaths.findings, { read: asAnswered<FindingPage>(), signal }),
  })
}

export function useBoard() {
  return useQuery<Board>({
    queryKey: ['findings', 'board'],
    queryFn: ({ signal }) => ask(consolePaths.board, { read: shaped(board), signal }),
    // Silence is not an event: nobody tells that a device went quiet.
    refetchInterval: 60_000,
  })
}
