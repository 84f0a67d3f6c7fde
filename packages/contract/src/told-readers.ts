/** What a device reads of the server and of other devices, in the small form that the scanner loads. */
import type {
  BoxId,
  DeviceId,
  EpochId,
  EventId,
  Id,
  Label,
  LineId,
  OrderId,
  PersonId,
  ReceiptId,
  ReturnId,
  SiteId,
  StationId,
} from '@milepost/domain'
import type { Enrolled, TokenGiven } from './enrolment.ts'
import {
  conditions,
  decisions,
  fates,
  orderStages,
  rejectionReasons,
  returnStates,
  stationJobs,
  walks,
} from './one-of.ts'
import type { Product, PullChange, Pulled, WorkPerson, WorkReceiptDoc, WorkSite } from './pull.ts'
import type { Pushed, PushVerdict } from './pushed.ts'
import {
  fieldsOf,
  ifThere,
  isFields,
  listOfAll,
  oneOf,
  orNull,
  type Reader,
  recordOf,
  textLike,
  textOf,
  wholeOf,
} from './reader.ts'
import type { HandedIn, RescuePack } from './rescue.ts'
import type { Envelope } from './scan.ts'

const id = <Thing extends Id<string>>() => textLike<Thing>(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
const anyText = textOf(0, Infinity)
const shortText = textOf(0, 200)
const day = textLike(/^\d{4}-\d{2}-\d{2}$/)
const sha256 = textLike(/^[0-9a-f]{64}$/)
const base64 = textLike(/^(?:[\dA-Za-z+/]{4})*(?:[\dA-Za-z+/]{2}==|[\dA-Za-z+/]{3}=)?$/)
const count = wholeOf(0, 1_000_000)
const instant = wholeOf(0, 253_402_300_799_999)
const anyWhole = wholeOf(-Infinity, Infinity)
const yesOrNo = oneOf(true, false)

export const readEnrolled: Reader<Enrolled> = fieldsOf<Enrolled>({
  device: id<DeviceId>(),
  name: shortText,
  site: id<SiteId>(),
  challenge: shortText,
  serverTime: anyWhole,
})

export const readTokenGiven: Reader<TokenGiven> = fieldsOf<TokenGiven>({
  device: id<DeviceId>(),
  token: textOf(40, 200),
  livesSeconds: count,
  challenge: shortText,
})

const verdicts = listOfAll(
  fieldsOf<PushVerdict>({
    id: id<EventId>(),
    fate: oneOf(...fates),
    reason: ifThere(oneOf(...rejectionReasons)),
  }),
)
const through = recordOf(id<EpochId>(), count)
const decided = ifThere(listOfAll(id<EventId>()))

export const readPushed: Reader<Pushed> = fieldsOf<Pushed>({
  batch: anyText,
  epoch: anyText,
  verdicts,
  acceptedThrough: through,
  durableThrough: through,
  want: listOfAll(
    fieldsOf<Pushed['want'][number]>({ epoch: id<EpochId>(), from: count, to: count }),
  ),
  serverTime: instant,
  decided,
  minApp: anyText,
})

export const readHandedIn: Reader<HandedIn> = fieldsOf<HandedIn>({ batch: anyText, verdicts })

export type PulledHead = Omit<Pulled, 'changes'>
export const readPulledHead: Reader<PulledHead> = fieldsOf<PulledHead>({
  ask: ifThere(anyText),
  epoch: anyText,
  cursor: count,
  more: yesOrNo,
  mustRefetch: yesOrNo,
  serverTime: instant,
  freshUntil: instant,
  decided,
})

type Doc<Collection extends string> = NonNullable<
  Extract<PullChange, { collection: Collection }>['doc']
>
type WorkOrderDoc = Doc<'orders'>
type ReturnDoc = NonNullable<WorkOrderDoc['returns']>[number]

const label = fieldsOf<Label>({
  carrier: textLike(/^[a-z0-9][a-z0-9_-]{0,39}$/),
  number: textLike(/^[A-Z0-9]{1,40}$/),
})

const workOrder = fieldsOf<WorkOrderDoc>({
  order: id<OrderId>(),
  reference: shortText,
  site: id<SiteId>(),
  stage: oneOf(...orderStages),
  placedAt: instant,
  promised: fieldsOf<WorkOrderDoc['promised']>({
    shipBy: ifThere(instant),
    deliverFrom: ifThere(day),
    deliverBy: ifThere(day),
  }),
  lines: listOfAll(
    fieldsOf<WorkOrderDoc['lines'][number]>({
      line: id<LineId>(),
      sku: shortText,
      gtin: ifThere(anyText),
      name: shortText,
      bin: ifThere(shortText),
      units: count,
      picked: count,
      short: count,
      packed: count,
    }),
  ),
  boxes: listOfAll(
    fieldsOf<WorkOrderDoc['boxes'][number]>({
      box: id<BoxId>(),
      label: ifThere(label),
      closed: yesOrNo,
      handedOver: yesOrNo,
      carrierFirst: ifThere(oneOf<true>(true)),
      lastAt: ifThere(anyWhole),
    }),
  ),
  returns: ifThere(
    listOfAll(
      fieldsOf<ReturnDoc>({
        return: id<ReturnId>(),
        state: oneOf(...returnStates),
        reference: ifThere(shortText),
        label: ifThere(label),
        units: listOfAll(
          fieldsOf<ReturnDoc['units'][number]>({ line: id<LineId>(), units: count }),
        ),
        condition: ifThere(oneOf(...conditions)),
        decision: ifThere(oneOf(...decisions)),
      }),
    ),
  ),
})

const workReceipt = fieldsOf<WorkReceiptDoc>({
  receipt: id<ReceiptId>(),
  reference: shortText,
  site: id<SiteId>(),
  lines: listOfAll(
    fieldsOf<WorkReceiptDoc['lines'][number]>({
      line: id<LineId>(),
      sku: shortText,
      gtin: ifThere(anyText),
      name: shortText,
      bin: ifThere(shortText),
      units: count,
      received: count,
      damaged: ifThere(count),
      putAway: ifThere(count),
    }),
  ),
})

const product = fieldsOf<Product>({
  sku: shortText,
  gtin: ifThere(anyText),
  name: shortText,
  bin: ifThere(shortText),
})

const workPerson = fieldsOf<WorkPerson>({
  person: id<PersonId>(),
  name: shortText,
  language: textOf(0, 8),
  badge: sha256,
  pin: fieldsOf<WorkPerson['pin']>({ salt: base64, iterations: count, hash: base64 }),
})

const workSite = fieldsOf<WorkSite>({
  site: id<SiteId>(),
  name: shortText,
  zone: anyText,
  stations: listOfAll(
    fieldsOf<WorkSite['stations'][number]>({
      station: id<StationId>(),
      name: shortText,
      job: oneOf(...stationJobs),
    }),
  ),
  picking: ifThere(
    fieldsOf<NonNullable<WorkSite['picking']>>({
      binScan: ifThere(yesOrNo),
      walk: ifThere(oneOf(...walks)),
    }),
  ),
  scanning: ifThere(fieldsOf<NonNullable<WorkSite['scanning']>>({ anyItf: ifThere(yesOrNo) })),
})

const change = <Collection extends PullChange['collection']>(
  collection: Collection,
  doc: Reader<Doc<Collection>>,
) =>
  fieldsOf<{ collection: Collection; id: string; doc: Doc<Collection> | null }>({
    collection: oneOf(collection),
    id: anyText,
    doc: orNull(doc),
  })

const changeOf: { readonly [Each in PullChange['collection']]: Reader<PullChange> } = {
  orders: change('orders', workOrder),
  receipts: change('receipts', workReceipt),
  products: change('products', product),
  people: change('people', workPerson),
  site: change('site', workSite),
}

/** One by one, so that what only a newer app can read does not hold up the rest. */
export const readPullChange: Reader<PullChange> = (value) => {
  const collection = isFields(value) && collectionIn(value['collection'])
  return collection ? changeOf[collection](value) : undefined
}

const collectionIn = oneOf(...(Object.keys(changeOf) as PullChange['collection'][]))

const eventHead = fieldsOf<Envelope['event']>({ id: id<EventId>(), kind: textOf(0, 64) })
/** All of it is kept and hashed; only these two have to fit. */
const event: Reader<Envelope['event']> = (value) => {
  const head = eventHead(value)
  return head && { ...withoutProto(value as object), ...head }
}

const withoutProto = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name !== '__proto__'))

export const readRescuePack: Reader<RescuePack> = fieldsOf<RescuePack>({
  v: oneOf(1),
  device: id<DeviceId>(),
  name: shortText,
  events: listOfAll(
    fieldsOf<Envelope>({
      epoch: id<EpochId>(),
      seq: wholeOf(1, Infinity),
      hash: sha256,
      event,
    }),
    100_000,
  ),
})
