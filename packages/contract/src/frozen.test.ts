/// <reference types="node" />
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isOlder, leastApp, wireRange, wireVersion } from './wire.ts'

const golden = new URL('../golden/', import.meta.url)

/** What was released was said, and is said again by a device in a drawer: a line here is added, and never changed. */
const frozen: Readonly<Record<string, string>> = {
  'v1/enrol.json': '7eee2ffbe5b03c827437949dc64d051e306167d3dd0e740a9e43330557097285',
  'v1/enrolled.json': '41095ba428af0738a577cd605fb34874983a903a043746b38725fde348f84f14',
  'v1/hand-in.json': '64eaf9183c3a1470a558e134011ad10a695703d5e0fb6f0acbae5499c13b6d36',
  'v1/handed-in.json': '48be873b6a6bede0cc9f6210a55dabdab4319a025c5c1c536d81f05cd7640511',
  'v1/pull-query.json': '5e563277df248b5e890970e31d442de0fb628a6655d1cd43994c7ed41ac81e56',
  'v1/pulled.json': '2eeae6951e9719f070ec1d3b6b0041b2077021a47b90042c46aeace4f3f0ec1b',
  'v1/push.json': '893f193b0615829000e81da6daf5268cb9315c96c78c9bf1d1bea125c8ac14a2',
  'v1/pushed.json': '6e00fad4bd1b0a51f5294c319cf190460dc596ea5e62cadfa6fa20f2175e0a1d',
  'v1/rescue-pack.json': 'acf456e2d139717902e65431559a4c73a976344013cd64be48959c2611964263',
  'v1/scan-box-closed.json': '5ff05a3aa9eb36fe8ca2f1e4ee4d45cde324674c44af9204a03be8e02df84af0',
  'v1/scan-clock-fixed.json': '5bbf4e98f8731fc250111fcb33afc2458437a2374a4ee68aba663134b99bc980',
  'v1/scan-damage-noted.json': '0bbdb216b5a47beeb0bc75549ef65312660b9da5b0aebe2ba0249993523bdd25',
  'v1/scan-item-packed.json': '1c0331bebc440bcf69995f94e32b49f809a355188b0010573038afcbba2c1644',
  'v1/scan-label-bound.json': 'd8668d30f92a28b3abe7a8026848b44d0a0f6863bf665e2efffc849d95df1c0a',
  'v1/scan-load-closed.json': 'bd0a4e5369b5cdfa57c5572bc9b8e7b28af8317e37f4c8674f016239359f492d',
  'v1/scan-load-opened.json': 'ff661b05f0707f6a9c2dc9bdcfece9c866f266a2f84621f96f0dc30dd5999418',
  'v1/scan-loaded.json': '0e8c0d5c34c1a5d8133d5161e1aa33a0f4026b6b6682d92b8530d75a69597410',
  'v1/scan-pick-short.json': '75b32d6e9c818ac5f674a62da830fad09bb43c1ae5763b397d64dcb4c51d00f4',
  'v1/scan-picked.json': '179fb92812e9d6ac46bab25c2964ad9dc574ad084247138b45db9283079f1263',
  'v1/scan-put-away.json': '60c546013cd4ef9d721830332894ef6af33bbfcb901fb57f74e2a7f6ef79001a',
  'v1/scan-received.json': 'e0a66d3c2123c6135da234475f62092b24f3974f6986184fdfab6943d4447dc5',
  'v1/scan-relabelled.json': '50dfe1c096a22c16dbd0ece5743b538a710395e538b225850e318d67f469f7a7',
  'v1/scan-return-decided.json': 'e66886de4928f18cc6f64dd118045562d06e6412209ca08e6fcc7f76b0024015',
  'v1/scan-return-inspected.json':
    '74e1a9f9198bc7c4d8f3534fe73daa7a674c10579aabdd592fc92e55bde1c75b',
  'v1/scan-return-received.json':
    'a76f3779c0cafa43d035549a0b65e54370c5b174c72df0ac4b530dcb98b168e2',
  'v1/scan-undone.json': 'ebae860c5f7ce6eb0beaa68ec697e4b2997d3004275e7f77f21d0286416e9222',
  'v1/token-asked.json': 'da516836814375dd69706aef923ab3f34cf962f361480a27eadda91b27fa1335',
  'v1/token-given.json': '82812b1ae7373c626f56e0944a7cdd71857a5fd8c94d7fd05748395980a60433',
}

test('B7: what a released version wrote stays as it wrote it, byte for byte', () => {
  const files = readdirSync(golden).flatMap((version) =>
    readdirSync(new URL(`${version}/`, golden)).map((name) => `${version}/${name}`),
  )
  const found = Object.fromEntries(
    files.toSorted().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(new URL(file, golden)))
        .digest('hex'),
    ]),
  )

  expect(found).toEqual(frozen)
})

test('B7: the range ends with the version of this release, and begins with one that is kept', () => {
  expect(wireRange.newest).toBe(wireVersion)
  expect(readdirSync(golden)).toContain(`v${wireRange.oldest}`)
})

test.each([
  ['1.9.2', '1.10.0', true],
  ['1.10', '1.9.9', false],
  ['1.4', '1.4.0', false],
  ['0.9', '1', true],
  ['1.4.0-next.2', '1.5.0', true],
  ['1.2.3', leastApp, false],
  ['by hand', '9.9.9', false],
  ['', '9.9.9', false],
])('B7: app %s is older than %s: %s', (app, least, is) => {
  expect(isOlder(app, least)).toBe(is)
})
