/**
 * PostgreSQL's text holds neither U+0000 nor lone surrogates; ours may. They are spelled out behind U+001A, and U+001A
 * is spelled out itself, so any text comes back as it was. JSON has escapes of its own and is never changed by this.
 */
const escape = '\u001a'
const spelledOut = new RegExp(`${escape}([0-9a-f]{4})`, 'g')
const unstorable = new RegExp(`[\0${escape}]|\\p{Surrogate}`, 'gu')

export const storable = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') && !text.includes(escape)
    ? text
    : text.replaceAll(unstorable, (letter) => escape + hex(letter))

export const restored = (text: string): string =>
  text.includes(escape)
    ? text.replaceAll(spelledOut, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0')
