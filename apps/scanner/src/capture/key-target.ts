/** Whether a key goes into text: a scanner is heard while a button, a range or a checkbox has the focus. */
export function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type)
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLElement && target.isContentEditable
}

const withoutText = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'range', 'file'])

/** A field on a screen where things are scanned: `all` that a scanner types there is a scan, or only what is `known`. */
export function scanField(target: EventTarget | undefined): HTMLInputElement | undefined {
  return target instanceof HTMLInputElement && 'scan' in target.dataset ? target : undefined
}
