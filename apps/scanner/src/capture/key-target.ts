/** Whether a key goes into text: a scanner is heard while a button, a range or a checkbox has the focus. */
export function takesText(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !withoutText.has(target.type)
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLElement && target.isContentEditable
}

const withoutText = new Set(['button', 'submit', 'reset', 'checkbox', 'radio', 'range', 'file'])
