/** What does not fit on a screen: text that is cut, pages that scroll sideways, targets too small for a glove. */
import type { Page } from 'playwright'

/** One line for each thing, in the page's own words. Nothing on a good page. */
export async function misfitsOn(page: Page): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(look)
}

/** By how many pixels a page is wider than its window. */
export const sidewaysOn = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth')

/** As a browser's own setting for the size of text does. */
export async function textOf(page: Page, size: '200%' | ''): Promise<void> {
  await page.evaluate(`document.documentElement.style.fontSize = '${size}'`)
}

/** Runs in the page, whose types are not ours. */
const look = `(() => {
  const touch = 48
  const slack = 1
  const found = []
  const tell = (what, element) => {
    const { left, right, width, height } = element.getBoundingClientRect()
    const words = (element.innerText || element.getAttribute('aria-label') || element.outerHTML).slice(0, 60)
    found.push(what + ': ' + element.tagName.toLowerCase() + '.' + element.className + ' "' + words.replaceAll(/\\s+/g, ' ') +
      '" ' + [left, right].map(Math.round).join('–') + ', ' + Math.round(width) + '×' + Math.round(height))
  }
  const page = document.scrollingElement
  if (page.scrollWidth > page.clientWidth) tell('scrolls sideways', page)
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 1
  const isRead = (element) => !element.closest('.visually-hidden, .print-root, .print-look, svg, option, .flash')
  const clips = (element) => getComputedStyle(element).overflowX !== 'visible'
  for (const element of document.querySelectorAll('#root *')) {
    if (!isShown(element) || !isRead(element)) continue
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim() !== '')
    for (const text of texts) {
      const range = document.createRange()
      range.selectNodeContents(text)
      const boxes = [...range.getClientRects()]
      let around = element
      while (around) {
        const { left, right, top, bottom } = around.getBoundingClientRect()
        const isPressed = around.matches('button, summary, dl > div')
        if (around === document.documentElement || isPressed || clips(around)) {
          if (boxes.some((box) => box.left < left - slack || box.right > right + slack)) {
            if (!element.matches('.choice small, .top-who p')) tell('cut', element)
            break
          }
        }
        if (isPressed && boxes.some((box) => box.top < top - slack || box.bottom > bottom + slack)) {
          if (!element.matches('.choice small')) tell('too high', element)
          break
        }
        around = around.parentElement
      }
    }
    if (element.matches('button, a[href], summary, input, select, textarea') && !element.disabled) {
      const { width, height } = element.getBoundingClientRect()
      if (width < touch - 0.5 || height < touch - 0.5) tell('too small', element)
    }
  }
  for (const element of document.querySelectorAll('h1, h2, button, button *, .next-huge, .flash strong')) {
    if (!isShown(element) || element.closest('.visually-hidden, .print-root')) continue
    for (const text of [...element.childNodes].filter((node) => node.nodeType === 3)) {
      for (const { index, 0: word } of text.data.matchAll(/[^\\s\\u00AD-]+/g)) {
        const range = document.createRange()
        // The hyphen that a word was parted with counts as its first letter's.
        range.setStart(text, text.data[index - 1] === '\\u00AD' ? index + 1 : index)
        range.setEnd(text, index + word.length)
        if (new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size > 1) tell('torn ' + word, element)
      }
    }
  }
  const answer = document.querySelector('.flash')
  const parts = answer && getComputedStyle(answer).opacity === '1' ? [...answer.children] : []
  for (const part of parts) {
    const { top, bottom, left, right } = part.getBoundingClientRect()
    if (top < 0 || left < 0 || bottom > innerHeight || right > innerWidth) tell('cut', part)
  }
  return [...new Set(found)]
})()`
