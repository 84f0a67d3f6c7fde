/** What every language must say. A sentence that needs facts is a function of them. */
import type { LabelKind, Refusal } from '@milepost/barcode'
import type { OrderStage, ReturnCondition, ReturnDecision, ShortReason } from '@milepost/domain'
import type { NoCamera } from '../capture/camera-stream.ts'
import type { Hint } from '../capture/hint.ts'
import type { BoxState, Remark, RemarkOf, ReturnPlace } from '../jobs/remark.ts'
import type { AttentionReason } from '../sync/sync-state.ts'

/** One or two words that are read from an arm's length, then what and where. */
export type Said = readonly [title: string, detail: string]

interface Trouble {
  readonly title: string
  readonly next: string
}

export type JobName = 'receive' | 'pick' | 'pack' | 'hand-over' | 'returns' | 'put-away'

export interface Words {
  /** BCP 47. */
  readonly language: string
  readonly remarks: { readonly [Say in Remark['say']]: (it: RemarkOf<Say>) => Said }
  readonly jobs: Readonly<Record<JobName, string>>
  readonly waiting: {
    readonly receipts: (count: number) => string
    readonly orders: (count: number) => string
    readonly boxes: (count: number) => string
    readonly returns: (count: number) => string
  }
  readonly menu: {
    readonly hint: string
    readonly handOn: string
    readonly where: string
    readonly nothing: string
    readonly practise: string
    readonly scanner: string
  }
  readonly bar: {
    readonly camera: string
    readonly cameraOff: string
    readonly type: string
    readonly short: string
    readonly cart: string
    readonly start: string
    readonly leaveCart: string
    readonly closeBox: string
    readonly closeLoad: string
    readonly damaged: string
    readonly back: string
    readonly undo: string
    readonly fewer: string
    readonly more: string
    readonly times: string
    readonly all: (count: number) => string
    readonly leave: string
    readonly print: string
    readonly otherDelivery: string
    readonly otherReturn: string
    readonly otherBin: string
    readonly damagePhoto: string
    readonly noLabel: string
  }
  readonly last: { readonly none: string; readonly label: string }
  readonly pick: {
    readonly scanBin: string
    readonly noBin: string
    readonly of: (done: number, of: number) => string
    readonly choose: string
    readonly empty: Trouble
    readonly order: (reference: string) => string
    readonly left: (units: number) => string
    readonly why: string
    readonly fillCart: string
    readonly tote: (tote: string) => string
    readonly into: (tote: string) => string
    readonly lookIn: (bin: string) => string
    readonly reasons: Readonly<Record<ShortReason, string>>
  }
  readonly pack: {
    readonly choose: string
    readonly empty: Trouble
    readonly scanItem: string
    readonly scanLabel: string
    readonly labelHint: string
    readonly scanNewLabel: string
    readonly weight: string
    readonly weightHint: string
    readonly weigh: string
    readonly box: (place: number) => string
    readonly into: (place: number) => string
    readonly unlabelled: string
    readonly packedOf: (done: number, of: number) => string
  }
  readonly receive: {
    readonly choose: string
    readonly empty: Trouble
    readonly scanGoods: string
    readonly complete: string
    readonly missing: (units: number) => string
    readonly over: (units: number) => string
    readonly nextDamaged: string
    readonly damaged: (units: number) => string
    readonly batch: string
    readonly lot: string
    readonly expiry: string
    readonly nextBatch: (lot: string | undefined, expiry: string | undefined) => string
  }
  readonly putAway: {
    readonly anyBin: string
    readonly notThis: string
    readonly empty: Trouble
    readonly waits: (units: number) => string
  }
  readonly handOver: {
    readonly choose: string
    readonly empty: Trouble
    readonly scanBox: string
    readonly onLoad: string
    readonly missing: (count: number) => string
    readonly allOn: string
    readonly unknown: (count: number) => string
    readonly load: (carrier: string) => string
    readonly other: string
  }
  readonly returns: {
    readonly choose: string
    readonly empty: Trouble
    readonly howIsIt: string
    readonly what: string
    readonly scanBox: string
    readonly unannounced: string
    readonly nameless: string
    readonly places: Readonly<Record<ReturnPlace, string>>
    readonly conditions: Readonly<Record<ReturnCondition, string>>
    readonly decisions: Readonly<Record<ReturnDecision, string>>
  }
  readonly signIn: {
    readonly title: string
    readonly hint: string
    readonly pinOf: (name: string) => string
    readonly clear: string
    readonly otherPerson: string
    readonly unknownTitle: string
    readonly unknownBadge: string
    readonly wrongPin: string
    readonly noPeople: Trouble
    readonly hello: (name: string) => Said
  }
  readonly enrol: {
    readonly title: string
    readonly hint: string
    readonly code: string
    readonly name: string
    readonly join: string
    readonly joining: string
    readonly refused: Readonly<
      Record<
        'code-wrong' | 'code-used' | 'no-network' | 'try-later' | 'not-kept' | 'not-secure',
        string
      >
    >
  }
  readonly sync: {
    readonly title: string
    readonly allSent: (at: string | undefined) => string
    readonly sending: (done: number, of: number) => string
    readonly offline: (waiting: number) => string
    readonly attention: (count: number) => string
    readonly calm: string
    readonly offlineNext: string
    readonly reasons: Readonly<Record<AttentionReason, Trouble>>
    readonly now: string
    readonly rescue: string
    readonly device: string
    readonly fresh: (until: string) => string
    readonly stale: string
  }
  readonly notHere: Trouble
  readonly notSaved: {
    readonly title: (scans: number) => string
    readonly stay: string
    readonly takeOut: string
  }
  readonly update: { readonly ready: string; readonly now: string }
  readonly camera: {
    readonly name: string
    readonly starting: string
    readonly resting: string
    readonly torch: string
    readonly zoom: (times: number) => string
    readonly focus: string
    readonly hints: Readonly<Record<Hint, string>>
    readonly countAll: string
    readonly missing: (names: string) => string
    readonly other: string
    readonly tryAgain: string
    readonly which: string
    readonly refused: Readonly<Record<NoCamera, Trouble>>
  }
  readonly manual: {
    readonly label: string
    readonly enter: string
    readonly cancel: string
    readonly lookAt: string
  }
  readonly stages: Readonly<Record<OrderStage, string>>
  readonly labels: Readonly<Record<LabelKind, string>>
  readonly boxStates: Readonly<Record<BoxState, string>>
  readonly unreadable: Readonly<Record<Refusal['kind'], string>>
}
