/** Coming back from an order, the cursor is on the row it was opened from: the browser's history keeps which. */

export function rememberPlace(finding: string): void {
  history.replaceState({ finding }, '')
}

export function returnToPlace(): void {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('finding' in state)) return
  document.querySelector<HTMLElement>(`#${CSS.escape(`finding-${String(state.finding)}`)}`)?.focus()
}
