/** One reading of each kind that means something, for demo days, calibration sheets and tests. All numbers are examples. */
import type { LabelKind } from './meaning.ts'
import { ownLabel } from './own-label.ts'
import { GS, type Reading } from './reading.ts'

export const samples = {
  order: own('order', '1042'),
  box: own('box', '1042-2'),
  bin: own('bin', 'A-01-2'),
  tote: own('tote', '3'),
  badge: own('badge', '7'),
  device: own('device', 'D7'),
  load: own('load', '31'),
  ean13: { text: '4006381333931', symbology: 'ean-13', aim: ']E0' },
  ean8: { text: '96385074', symbology: 'ean-8', aim: ']E4' },
  upcA: { text: '012345678905', symbology: 'upc-a', aim: ']E0' },
  upcE: { text: '01234505', symbology: 'upc-e', aim: ']E0' },
  itf14: { text: '10012345000017', symbology: 'itf', aim: ']I1' },
  sscc: { text: '00340434161094015902', symbology: 'code-128', aim: ']C1' },
  lotAndExpiry: {
    text: `01095212345432131729113010LOT7${GS}21SN1`,
    symbology: 'data-matrix',
    aim: ']d2',
  },
  digitalLink: {
    text: 'https://id.gs1.org/01/09521234543213/10/LOT7?17=291130',
    symbology: 'qr',
    aim: ']Q1',
  },
  ups: { text: '1Z8V92A70367203024', symbology: 'code-128', aim: ']C0' },
  fedexExpress: {
    text: '1027590111820004833500785458233610',
    symbology: 'code-128',
    aim: ']C0',
  },
  fedexGround: { text: '9611020987654312345672', symbology: 'code-128', aim: ']C1' },
  usps: { text: `42078745${GS}9400111206206406260787`, symbology: 'code-128', aim: ']C1' },
  post: { text: 'RB123456785CV', symbology: 'code-39', aim: ']A0' },
  dhlExpress: { text: '3318810036', symbology: 'code-128', aim: ']C0' },
} as const satisfies Readonly<Record<string, Reading>>

function own(label: LabelKind, value: string): Reading {
  return { text: ownLabel(label, value), symbology: 'qr', aim: ']Q1' }
}
