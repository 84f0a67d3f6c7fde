/** What customers read, at each stage of an order. */
import { gzipSync } from 'node:zlib'
import { expect, describe, test } from 'vitest'
import { customerPage, unknownLinkPage } from './customer-page.ts'
import { contrast, lookOf, plainShop, rgbOf } from './shop-look.ts'
import { boxAt, noon, splitView, today, views, viewWith } from './testing.ts'
import { languageFor, wordsIn } from './words/language.ts'
import { languages, type Language } from './words/words.ts'

const shop = { name: 'Hearth & Pine', colour: '#b4532a', help: 'mailto:help@example.com' }

describe('G1: the first line is the answer in a sentence', () => {
  test.each([
    ['ordered', 'We have your order. We start on it soon. Expected Thursday 26 November.'],
    ['packed', 'Packed, waiting for pickup. UPS does not have it yet.'],
    ['handed-over', 'Arriving Thursday 26 November. Your parcel is with UPS.'],
    ['on-its-way', 'Arriving Thursday 26 November. Your parcel is with UPS.'],
    ['out-for-delivery', 'Out for delivery. Your parcel is with UPS.'],
    ['partly-delivered', '1 of 3 boxes delivered. The other 2 are expected Thursday 26 November.'],
    ['delivered', 'Delivered. Your parcel has arrived: Tue 24 Nov, 12:00.'],
    ['pickup', 'Ready to collect.'],
    ['attention', 'UPS cannot find the address. Please tell us the right one'],
    ['returning', 'On its way back to us.'],
    ['cancelled', 'This order is cancelled.'],
  ] as const)('%s: %s', (kind, sentence) => {
    const text = textOf(views[kind])

    expect(text).toContain(sentence)
  })

  test.each(languages)('G3: what is over is said once, in %s too', (language) => {
    for (const kind of ['cancelled', 'returning', 'delivered'] as const) {
      const told = paragraphsOf(htmlOf(views[kind], { language }))

      expect(told.length).toBeGreaterThan(2)
      expect(new Set(told).size).toBe(told.length)
    }
  })

  test('F2: two boxes with the carrier, one not: all three are named', () => {
    const view = viewWith('on-its-way', [
      boxAt('in-transit'),
      boxAt('accepted', { number: 2 }),
      boxAt('packed', { number: 3 }),
    ])

    expect(textOf(view)).toContain('Arriving Thursday 26 November. 2 of 3 boxes are with UPS.')
  })

  test('the last box of a split order arrives; it is not "the other 1 arrive"', () => {
    const view = viewWith('partly-delivered', [
      boxAt('delivered'),
      boxAt('in-transit', { number: 2 }),
    ])

    expect(textOf(view)).toContain('1 of 2 boxes delivered. The last one arrives Thursday')
  })

  test.each([
    ['2026-11-26', 'Arriving today.'],
    ['2026-11-25', 'Arriving tomorrow, Thursday 26 November.'],
    ['2026-11-27', 'Later than expected. It was due Thursday 26 November.'],
  ])('on %s: %s', (day, sentence) => {
    expect(textOf(views['on-its-way'], { today: day })).toContain(sentence)
  })

  test('E3: days without a time are a range of days, whatever the zone', () => {
    const expected = { from: '2026-11-26', by: '2026-11-28' }
    const view = viewWith('on-its-way', [boxAt('in-transit')], { headline: { expected } })

    for (const zone of ['Pacific/Kiritimati', 'America/Denver', 'Pacific/Midway']) {
      expect(textOf(view, { zone })).toMatch(
        /Arriving Thursday 26 November\s[–-]\sSaturday 28 November\./,
      )
    }
  })
})

describe('G2: progress per box in named steps', () => {
  test('each step says whether it is done, next or not yet, in words', () => {
    const text = textOf(views['on-its-way'])

    expect(text).toContain('Handed to UPS, done')
    expect(text).toContain('On its way, done')
    expect(text).toContain('Out for delivery, next')
    expect(text).toContain('Delivered, not yet')
  })

  test('the step that stands out is the last one reached, never the next one', () => {
    const html = htmlOf(views['on-its-way'])

    const marked = [...html.matchAll(/<li class="[^"]*now">.*?<\/li>/gs)].map(([line]) => line)
    expect(marked).toEqual([expect.stringContaining('On its way')])
  })

  test('PO: nothing before a handover sounds like shipping, also when a label is there', () => {
    for (const language of languages) {
      const text = textOf(views['packed'], { language })
      const { step } = wordsIn[language]

      expect(text).toContain(`${step('handed-over', 'UPS')}, ${wordsIn[language].next}`)
      expect(text).not.toMatch(/shipped|versandt|verschickt|enviado|wysłan|nadan/i)
    }
  })

  test('a step done without a time shows no time', () => {
    const view = viewWith('packed', [boxAt('packed', { steps: [{ step: 'packed', done: true }] })])

    const packed = htmlOf(view).match(/<li class="done now">.*?<\/li>/s)?.[0]
    expect(packed).toContain('Packed')
    expect(packed).not.toContain('<time')
  })

  test('boxes that have arrived are folded, the others are open', () => {
    const html = htmlOf(splitView)

    expect(html.match(/<details class="card"/g)).toHaveLength(1)
    expect(html.match(/<section class="card">\s*<div class="top">\s*<h2>Box/g)).toHaveLength(2)
    expect(textOf(splitView)).toContain('Not packed yet')
  })

  test('an order without boxes shows its own way', () => {
    const text = textOf(views['ordered'])

    expect(text).toContain('Ordered, done')
    expect(text).toContain('Picked, next')
    expect(text).toContain('2 × Enamel mug, forest green')
  })
})

describe('G3, G4: when to worry, and how fresh the news is', () => {
  test('what comes next, and the day after which help is offered', () => {
    const text = textOf(views['on-its-way'])

    expect(text).toContain('Next, it goes out for delivery near you.')
    expect(text).toContain('No need to worry before Friday 27 November.')
    expect(text).toContain('Contact Hearth & Pine')
    expect(text).toContain('Last news: Tue 24 Nov, 12:00.')
    expect(text).toContain('Times are in Mountain Standard Time.')
  })

  test('without a date it says so, and past its date it says that it is late', () => {
    const { expected: _, ...headline } = views['on-its-way'].headline
    const undated = { ...views['on-its-way'], headline }

    expect(textOf(undated)).toContain('There is no delivery date yet.')
    expect(textOf(views['on-its-way'], { today: '2026-11-28' })).toContain(
      'It was due Thursday 26 November and is late.',
    )
  })

  test('with trouble on the way nobody is told not to worry', () => {
    const text = textOf(views['attention'])

    expect(text).toContain('UPS cannot find the address.')
    expect(text).not.toContain('No need to worry')
  })

  test('trouble of a kind nobody foresaw is still told in plain words', () => {
    const notice = { kind: 'strange', reason: 'XJ-99', since: noon }
    const text = textOf(viewWith('attention', [boxAt('in-transit', { notice })]))

    expect(text).toContain('UPS reports a problem with this box.')
    expect(text).not.toContain('XJ-99')
  })
})

describe('the page as bytes', () => {
  const all = Object.entries(views).flatMap(([kind, view]) =>
    languages.map((language) => ({ kind, view, language })),
  )

  test.each(all)('$kind in $language: at most 30 kB, whole in itself', ({ view, language }) => {
    const html = htmlOf(view, { language })

    expect(html).toContain(`<html lang="${language}">`)
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
    expect(html).not.toMatch(/undefined|null|NaN|\[object|function|=>/)
    expect(html).not.toMatch(/ style="|\son\w+="/)
  })

  test('a hundred items, ten boxes and two hundred lines still fit', () => {
    const items = Array.from({ length: 100 }, (_, at) => ({ name: `Thing number ${at}`, units: 1 }))
    const boxes = Array.from({ length: 10 }, (_, at) => boxAt('in-transit', { number: at + 1 }))
    const history = Array.from({ length: 200 }, () => ({
      at: noon,
      what: 'in-transit' as const,
      carrier: 'ups',
      place: 'Salt Lake City, UT, US',
      box: 1,
    }))

    const html = htmlOf(viewWith('on-its-way', boxes, { waiting: items, history }))

    expect(Buffer.byteLength(html)).toBeLessThan(45_000)
    expect(gzipSync(html).length).toBeLessThan(10_000)
    expect(html).toContain('and 60 more')
  })

  test('G1: nothing is loaded from elsewhere, and no script is waited for', () => {
    const html = htmlOf(splitView)

    const loads = [...html.matchAll(/(?:src|<link[^>]*href)="([^"]*)"/g)].map(([, url]) => url)
    expect(loads.every((url) => url?.startsWith('/o/') || url?.startsWith('data:'))).toBe(true)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/o/page.js" defer>'])
    expect(html).toContain('<meta name="robots" content="noindex" />')
  })

  test('what a shop or a product is called cannot become markup', () => {
    const items = [{ name: '<script>alert(1)</script>', units: 1 }]
    const view = viewWith('packed', [boxAt('packed', { items })], { reference: '"><b>' })

    const html = htmlOf(view)

    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).not.toContain('"><b>')
  })

  test('the page for no link names no shop and no order', () => {
    for (const language of languages) {
      const { html } = unknownLinkPage(language)

      expect(html).toContain(wordsIn[language].unknownLink)
      expect(html).not.toContain('<script')
    }
  })
})

describe('G6: every shop, every reader', () => {
  test.each(['#ffee00', '#0b5d4a', '#ff0000', '#101010', '#f5f5f5', '#7f7f7f', 'nonsense'])(
    'a shop in %s is readable on light and dark ground',
    (colour) => {
      const look = lookOf({ name: 'Shop', colour })
      const on = (ink: string, ground: string) =>
        contrast(rgbOf(ink) ?? white, rgbOf(ground) ?? white)

      expect(on(look.accentOnLight, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(on(look.accentOnDark, '#1a211d')).toBeGreaterThanOrEqual(4.5)
      expect(on(look.markInk, look.mark)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each<[string | undefined, string | undefined, Language]>([
    ['de', 'en', 'de'],
    ['pl-PL', undefined, 'pl'],
    [undefined, 'fr-FR,es;q=0.8,en;q=0.5', 'es'],
    [undefined, 'en;q=0.1, de-AT;q=0.9', 'de'],
    ['xx', 'fr', 'en'],
    [undefined, undefined, 'en'],
  ])('chosen %s, browser %s: %s', (chosen, accepted, language) => {
    expect(languageFor(chosen, accepted)).toBe(language)
  })
})

const white = { r: 255, g: 255, b: 255 }

interface Where {
  readonly language?: Language
  readonly zone?: string
  readonly today?: string
}

function htmlOf(view: (typeof views)['ordered'], where: Where = {}): string {
  const reader = { language: 'en' as const, zone: 'America/Denver', today, ...where }
  return customerPage({ view, shop, rev: 1, script: '/o/page.js', reader }).html
}

/** As a text browser shows it. */
const paragraphsOf = (page: string): readonly string[] =>
  [...page.matchAll(/<p\b[^>]*>(.+?)<\/p>/gs)].map(([, text = '']) => text)

function textOf(view: (typeof views)['ordered'], where?: Where): string {
  return htmlOf(view, where)
    .replaceAll(/<(style|title|script|svg)\b.*?<\/\1>/gs, '')
    .replaceAll(/<\/?(span|b)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,.])/g, '$1')
}

test('a shop that nobody described still has a face', () => {
  const reader = { language: 'en' as const, zone: 'UTC', today }
  const { html } = customerPage({
    view: splitView,
    shop: plainShop,
    rev: 1,
    script: '/o/page.js',
    reader,
  })

  expect(html).toContain('Your order')
  expect(html).not.toContain('class="act"')
})
