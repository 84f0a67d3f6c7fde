/** Everything a job may say to the person who scanned, as data; each language has its words for it. */
import type { LabelKind, Refusal } from '@milepost/barcode'
import type {
  Carrier,
  Instant,
  OrderStage,
  ReturnCondition,
  ReturnDecision,
  ShortReason,
} from '@milepost/domain'

export type Tone = 'done' | 'again' | 'wrong' | 'look'

interface Counted {
  readonly name: string
  readonly units: number
  /** How many there are after this scan, and how many there should be. */
  readonly now: number
  readonly of: number
}

interface Into {
  /** The place on the cart it belongs into. */
  readonly tote?: string
}

export type Remark =
  // Receiving
  | ({ readonly say: 'received' } & Counted)
  | ({ readonly say: 'over' } & Counted)
  | { readonly say: 'received-damaged'; readonly name: string; readonly units: number }
  | { readonly say: 'not-announced'; readonly name: string; readonly units: number }
  | {
      readonly say: 'all-received'
      readonly name: string
      readonly of: number
      readonly references: readonly string[]
    }
  | { readonly say: 'receipt-chosen'; readonly reference: string; readonly units: number }
  | { readonly say: 'which-receipt'; readonly name: string; readonly count: number }
  // Putting away
  | {
      readonly say: 'put-where'
      readonly name: string
      readonly units: number
      readonly bin?: string
    }
  | {
      readonly say: 'put-away'
      readonly name: string
      readonly units: number
      readonly bin: string
    }
  | {
      readonly say: 'put-elsewhere'
      readonly name: string
      readonly units: number
      readonly bin: string
    }
  | {
      readonly say: 'put-wrong'
      readonly name: string
      readonly bin: string
      readonly goTo: string
    }
  | { readonly say: 'goods-first'; readonly bin: string; readonly name?: string }
  // Picking
  | ({ readonly say: 'picked' } & Counted & Into)
  | { readonly say: 'enough'; readonly name: string; readonly of: number }
  | {
      readonly say: 'too-many'
      readonly name: string
      readonly times: number
      readonly left: number
    }
  | { readonly say: 'pick-order'; readonly reference: string; readonly units: number }
  | ({ readonly say: 'order-picked'; readonly reference: string } & Into)
  | ({ readonly say: 'cart-picked'; readonly orders: number } & Into)
  | { readonly say: 'on-cart'; readonly reference: string; readonly units: number }
  | { readonly say: 'off-cart'; readonly reference: string }
  | { readonly say: 'cart-started'; readonly orders: number; readonly units: number }
  | { readonly say: 'tote-bound'; readonly tote: string; readonly reference: string }
  | { readonly say: 'tote-taken'; readonly tote: string; readonly reference: string }
  | { readonly say: 'tote-of'; readonly tote: string; readonly reference: string }
  | { readonly say: 'nothing-to-pick'; readonly reference: string }
  | ({
      readonly say: 'at-bin'
      readonly bin: string
      readonly name: string
      readonly units: number
    } & Into)
  | { readonly say: 'bin-first'; readonly bin: string; readonly name: string }
  | { readonly say: 'look-in'; readonly bin: string; readonly name: string }
  | { readonly say: 'wrong-bin'; readonly bin: string; readonly goTo?: string }
  | ({
      readonly say: 'short'
      readonly name: string
      readonly units: number
      readonly reason: ShortReason
    } & Into)
  | WrongItem
  // Packing
  | { readonly say: 'pack-order'; readonly reference: string; readonly units: number }
  | { readonly say: 'not-all-picked'; readonly reference: string; readonly units: number }
  | ({ readonly say: 'packed'; readonly box: number } & Counted)
  | { readonly say: 'already-packed'; readonly reference: string; readonly boxes: number }
  | { readonly say: 'box-chosen'; readonly reference: string; readonly box: number }
  | { readonly say: 'box-closed'; readonly box: number }
  | { readonly say: 'label-bound'; readonly carrier: Carrier; readonly box: number }
  | { readonly say: 'unknown-label-bound'; readonly number: string; readonly box: number }
  | { readonly say: 'weighed'; readonly grams: number; readonly box: number }
  | { readonly say: 'weighed-closed'; readonly box: number }
  | { readonly say: 'relabel'; readonly box: number; readonly number: string }
  | {
      readonly say: 'relabelled'
      readonly from: string
      readonly number: string
      readonly box: number
    }
  | { readonly say: 'label-is-on'; readonly reference: string; readonly box: number }
  | { readonly say: 'nothing-in-box' }
  | { readonly say: 'order-packed'; readonly reference: string; readonly boxes: number }
  // Hand-over
  | { readonly say: 'load-opened'; readonly carrier: Carrier }
  | {
      readonly say: 'loaded'
      readonly reference: string
      readonly box: number
      readonly of: number
    }
  | {
      readonly say: 'already-loaded'
      readonly reference: string
      readonly box: number
      readonly at?: Instant
    }
  | { readonly say: 'wrong-carrier'; readonly carrier: Carrier; readonly reference?: string }
  /** The carrier's scan was first. */
  | {
      readonly say: 'loaded-after'
      readonly carrier: Carrier
      readonly reference: string
      readonly box: number
      readonly at?: Instant
    }
  | { readonly say: 'on-no-box'; readonly carrier?: Carrier; readonly number: string }
  | { readonly say: 'loaded-without-label'; readonly reference: string; readonly box: number }
  | { readonly say: 'loaded-unknown'; readonly number: string }
  | { readonly say: 'already-loaded-unknown'; readonly number: string }
  | { readonly say: 'order-cancelled'; readonly reference: string }
  | { readonly say: 'some-missing'; readonly count: number }
  | { readonly say: 'all-on'; readonly carrier: Carrier; readonly boxes: number }
  | { readonly say: 'load-closed'; readonly carrier: Carrier; readonly boxes: number }
  | { readonly say: 'open-load-first'; readonly reference?: string }
  | { readonly say: 'damage-noted'; readonly name: string; readonly hasPhoto: boolean }
  // Returns
  | { readonly say: 'return-received'; readonly what: string; readonly units: number }
  | { readonly say: 'return-unannounced'; readonly what: string }
  | { readonly say: 'return-here'; readonly what: string; readonly state: ReturnPlace }
  | {
      readonly say: 'return-inspected'
      readonly what: string
      readonly condition: ReturnCondition
    }
  | { readonly say: 'return-decided'; readonly what: string; readonly decision: ReturnDecision }
  | { readonly say: 'return-chosen'; readonly what: string; readonly state: ReturnPlace }
  | { readonly say: 'return-is-done' }
  | { readonly say: 'return-goods'; readonly name: string }
  | { readonly say: 'return-other-goods'; readonly name: string; readonly what: string }
  | { readonly say: 'which-return'; readonly what: string; readonly count: number }
  // Whatever it is, it is not for this step
  | {
      readonly say: 'a-box'
      readonly reference: string
      readonly box: number
      readonly state: BoxState
      readonly at?: Instant
    }
  | { readonly say: 'an-order'; readonly reference: string; readonly stage: OrderStage }
  | { readonly say: 'a-product'; readonly name: string; readonly bin?: string }
  | { readonly say: 'an-own-label'; readonly label: LabelKind; readonly value: string }
  | { readonly say: 'a-tracking-number'; readonly carrier: Carrier; readonly number: string }
  | { readonly say: 'a-shipping-unit'; readonly sscc: string }
  | { readonly say: 'unknown'; readonly text: string }
  | {
      readonly say: 'unreadable'
      readonly because: Refusal['kind']
      /** The signs that were likely misread, as they were read. */
      readonly signs?: readonly string[]
    }
  // The device itself
  | { readonly say: 'choose-order-first'; readonly reference: string; readonly name: string }
  | { readonly say: 'undone'; readonly what: string }
  | { readonly say: 'practice-label' }
  | { readonly say: 'separators-lost' }
  | { readonly say: 'nothing-to-undo' }
  | { readonly say: 'not-stored' }

export interface WrongItem {
  readonly say: 'wrong-item'
  readonly name: string
  /** Where it belongs, where anybody knows. */
  readonly bin?: string
  readonly wanted?: string
}

/** How far a return has come in the house. */
export type ReturnPlace = 'expected' | 'to-inspect' | 'to-decide'
export type BoxState = 'open' | 'packed' | 'handed-over'
export type RemarkOf<Say extends Remark['say']> = Extract<Remark, { readonly say: Say }>

const toneBySay: Readonly<Record<Remark['say'], Tone>> = {
  'received': 'done',
  'over': 'look',
  'received-damaged': 'look',
  'not-announced': 'look',
  'all-received': 'again',
  'put-where': 'done',
  'put-away': 'done',
  'put-elsewhere': 'look',
  'put-wrong': 'wrong',
  'goods-first': 'look',
  'receipt-chosen': 'done',
  'which-receipt': 'look',
  'picked': 'done',
  'enough': 'again',
  'too-many': 'wrong',
  'pick-order': 'done',
  'order-picked': 'done',
  'cart-picked': 'done',
  'on-cart': 'done',
  'off-cart': 'again',
  'cart-started': 'done',
  'tote-bound': 'done',
  'tote-taken': 'wrong',
  'tote-of': 'look',
  'nothing-to-pick': 'again',
  'at-bin': 'done',
  'wrong-bin': 'wrong',
  'bin-first': 'wrong',
  'look-in': 'look',
  'short': 'look',
  'wrong-item': 'wrong',
  'pack-order': 'done',
  'not-all-picked': 'look',
  'packed': 'done',
  'already-packed': 'again',
  'box-chosen': 'done',
  'box-closed': 'done',
  'label-bound': 'done',
  'unknown-label-bound': 'look',
  'weighed': 'done',
  'weighed-closed': 'look',
  'relabel': 'look',
  'relabelled': 'done',
  'label-is-on': 'wrong',
  'nothing-in-box': 'look',
  'order-packed': 'done',
  'load-opened': 'done',
  'loaded': 'done',
  'already-loaded': 'again',
  'wrong-carrier': 'wrong',
  'loaded-after': 'done',
  'on-no-box': 'look',
  'loaded-without-label': 'look',
  'loaded-unknown': 'look',
  'already-loaded-unknown': 'again',
  'order-cancelled': 'wrong',
  'some-missing': 'look',
  'all-on': 'done',
  'load-closed': 'done',
  'open-load-first': 'look',
  'damage-noted': 'look',
  'return-received': 'done',
  'return-unannounced': 'look',
  'return-here': 'again',
  'return-inspected': 'done',
  'return-decided': 'done',
  'return-chosen': 'done',
  'return-is-done': 'again',
  'return-goods': 'done',
  'return-other-goods': 'look',
  'which-return': 'look',
  'a-box': 'look',
  'an-order': 'look',
  'a-product': 'look',
  'an-own-label': 'look',
  'a-tracking-number': 'look',
  'a-shipping-unit': 'look',
  'unknown': 'wrong',
  'unreadable': 'wrong',
  'choose-order-first': 'look',
  'undone': 'again',
  'practice-label': 'wrong',
  'separators-lost': 'wrong',
  'nothing-to-undo': 'look',
  'not-stored': 'wrong',
}

/** A scan that is not safe sounds like no other answer. */
export const soundOf = ({ say }: Pick<Remark, 'say'>): { readonly sound?: 'not-saved' } =>
  say === 'not-stored' ? { sound: 'not-saved' } : {}

export const toneOf = ({ say }: Remark): Tone => toneBySay[say]
