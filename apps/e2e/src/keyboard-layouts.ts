/** What a scanner set to an American keyboard makes of a text where the keyboard is another one. */
const typedOn =
  (layout: Readonly<Record<string, string>>) =>
  (text: string): string =>
    Array.from(text, (sign) => layout[sign] ?? sign).join('')

export const german = typedOn({
  'Y': 'Z',
  'Z': 'Y',
  '-': 'ß',
  '/': '-',
  ':': 'Ö',
  '(': ')',
  ')': '=',
  '+': '`',
  '=': '´',
  '?': '_',
  '_': '?',
})

export const french = typedOn({
  'A': 'Q',
  'Q': 'A',
  'Z': 'W',
  'W': 'Z',
  'M': '?',
  '0': 'à',
  '1': '&',
  '2': 'é',
  '3': '"',
  '4': "'",
  '5': '(',
  '6': '-',
  '7': 'è',
  '8': '_',
  '9': 'ç',
  '-': ')',
  '.': ':',
  '/': '!',
  ':': 'M',
  '(': '9',
  ')': '0',
  '%': '5',
  '?': '§',
  '_': '°',
})
