/** A shop's own face on its customers' pages: name, colour, whom to ask. */

export interface Shop {
  readonly name: string
  /** `#0b5d4a` */
  readonly colour: string
  /** Where customers get help: `https:`, `mailto:` or `tel:`. */
  readonly help?: string
}

export interface Look {
  /** On the page, light and dark: dark or light enough to be read there. */
  readonly accentOnLight: string
  readonly accentOnDark: string
  /** Behind the shop's initial, and the ink on it. */
  readonly mark: string
  readonly markInk: string
}

export const plainShop: Shop = { name: 'Your order', colour: '#0b5d4a' }

/** Ratio that WCAG asks of text. */
const readable = 4.5

export function lookOf({ colour }: Shop): Look {
  const chosen = rgbOf(colour) ?? { r: 11, g: 93, b: 74 }
  return {
    accentOnLight: hexOf(readableOn(chosen, white, black)),
    accentOnDark: hexOf(readableOn(chosen, darkSurface, white)),
    mark: hexOf(chosen),
    markInk: contrast(chosen, white) >= contrast(chosen, black) ? '#ffffff' : '#000000',
  }
}

interface Rgb {
  readonly r: number
  readonly g: number
  readonly b: number
}

const white: Rgb = { r: 255, g: 255, b: 255 }
const black: Rgb = { r: 0, g: 0, b: 0 }
/** `--surface` of the dark page. */
const darkSurface: Rgb = { r: 26, g: 33, b: 29 }

/** The shop's colour, moved towards black or white only as far as reading asks. */
function readableOn(colour: Rgb, surface: Rgb, towards: Rgb): Rgb {
  for (let part = 0; part < 1; part += 0.05) {
    const mixed = mix(colour, towards, part)
    if (contrast(mixed, surface) >= readable) return mixed
  }
  return towards
}

const mix = (one: Rgb, other: Rgb, part: number): Rgb => ({
  r: one.r + (other.r - one.r) * part,
  g: one.g + (other.g - one.g) * part,
  b: one.b + (other.b - one.b) * part,
})

export function contrast(one: Rgb, other: Rgb): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance as WCAG defines it. */
const luminance = ({ r, g, b }: Rgb): number =>
  0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

function linear(channel: number): number {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

export function rgbOf(hex: string): Rgb | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!found) return undefined
  const [r = 0, g = 0, b = 0] = found.slice(1).map((pair) => Number.parseInt(pair, 16))
  return { r, g, b }
}

const hexOf = ({ r, g, b }: Rgb): string =>
  `#${[r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
