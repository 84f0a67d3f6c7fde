/** Every operation of the API. A test holds this list against the routes that the app really has. */
import {
  enrol,
  enrolled,
  handedIn,
  handIn,
  newOrder,
  newReceipt,
  newReturn,
  orderAnswer,
  pulled,
  pullQuery,
  push,
  pushed,
  receiptAnswer,
  returnAnswer,
  tokenAsked,
  tokenGiven,
} from '@milepost/contract'
import * as z from 'zod'
import { byReference } from '../orders/orders.ts'
import { consoleOperations } from './console-operations.ts'
import { anybody, atConsole, carrier, device, key, type Operation } from './operation.ts'
import { settingsOperations } from './settings-operations.ts'

const orderShape = { name: 'Order', schema: orderAnswer }
const orders: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/orders',
    chapter: 'Orders',
    summary: 'Place an order',
    remark:
      'Once for each reference of a shop: the same content again answers 200 with the same order, so a lost answer is no trouble. Other content is refused.',
    who: key('orders:write'),
    body: { name: 'NewOrder', schema: newOrder },
    answers: [
      { status: 201, says: 'It was placed.', shape: orderShape },
      { status: 200, says: 'It had been placed before.', shape: orderShape },
    ],
    refusals: ['reference-taken', 'too-many'],
  },
  {
    method: 'delete',
    path: '/v1/orders/{order}/customer',
    chapter: 'Orders',
    summary: 'Erase the personal data of an order',
    remark:
      'Name, address, mail and phone are gone for good; the history, which names nobody, and the page behind the link stay. Backups made before still hold them.',
    who: key('orders:write'),
    answers: [{ status: 204, says: 'Nothing personal is held of it.' }],
    refusals: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/orders',
    chapter: 'Orders',
    summary: "Read an order by its shop's reference",
    who: key('orders:read'),
    query: byReference,
    answers: [{ status: 200, says: 'The order as it stands.', shape: orderShape }],
    refusals: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/orders/{order}',
    chapter: 'Orders',
    summary: 'Read an order by our id',
    who: key('orders:read'),
    answers: [{ status: 200, says: 'The order as it stands.', shape: orderShape }],
    refusals: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/receipts',
    chapter: 'Orders',
    summary: 'Announce goods that will be received',
    remark: 'Once for each reference at a site, as with orders.',
    who: key('receipts:write'),
    body: { name: 'NewReceipt', schema: newReceipt },
    answers: [
      { status: 201, says: 'It was announced.', shape: { name: 'Receipt', schema: receiptAnswer } },
      {
        status: 200,
        says: 'It had been announced before.',
        shape: { name: 'Receipt', schema: receiptAnswer },
      },
    ],
    refusals: ['reference-taken', 'too-many'],
  },
  {
    method: 'post',
    path: '/v1/returns',
    chapter: 'Orders',
    summary: 'Announce what a customer sends back',
    remark: 'Once for each reference of a shop, as with orders. The floor then expects it.',
    who: key('orders:write'),
    body: { name: 'NewReturn', schema: newReturn },
    answers: [
      { status: 201, says: 'It was announced.', shape: { name: 'Return', schema: returnAnswer } },
      {
        status: 200,
        says: 'It had been announced before.',
        shape: { name: 'Return', schema: returnAnswer },
      },
    ],
    refusals: ['reference-taken', 'too-many'],
  },
]

const handInShape = { name: 'HandIn', schema: handIn }
const handedInShape = { name: 'HandedIn', schema: handedIn }
const devices: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/devices/enrol',
    chapter: 'Devices',
    summary: 'Join with a one-time code',
    remark:
      'The code comes from the console and lives 15 minutes. The device makes a key pair for ECDSA on P-256, keeps the private half where nobody can read it, and sends the public one. A device that lost nothing but its key says under `again` who it is and stays the same.',
    who: anybody,
    body: { name: 'Enrol', schema: enrol },
    answers: [
      { status: 201, says: 'The device is in.', shape: { name: 'Enrolled', schema: enrolled } },
    ],
    refusals: ['code-used', 'too-many'],
  },
  {
    method: 'post',
    path: '/v1/devices/token',
    chapter: 'Devices',
    summary: 'Get a token by signing',
    remark:
      'What is signed, with SHA-256, is the text `milepost token`, the device and the challenge, each on a line of its own and none after the last. A challenge is good for once: the first comes with joining, the next with each token, and with the refusal `prove-key` where it was used up. A revoked device gets its tokens too, to empty its queue.',
    who: anybody,
    body: { name: 'TokenAsked', schema: tokenAsked },
    answers: [
      {
        status: 200,
        says: 'A token for a quarter of an hour.',
        shape: { name: 'TokenGiven', schema: tokenGiven },
      },
    ],
    refusals: ['unknown-device', 'prove-key'],
  },
  {
    method: 'post',
    path: '/v1/sync/push',
    chapter: 'Devices',
    summary: 'Send scans',
    remark:
      'Every scan gets its verdict, in order; a bad one is set aside with its reason and the others go in. Sending again changes nothing. The body may be gzip. A revoked device may still empty its queue.',
    who: device,
    body: { name: 'Push', schema: push },
    answers: [
      { status: 200, says: 'The fate of every scan.', shape: { name: 'Pushed', schema: pushed } },
    ],
    refusals: ['unsupported-version', 'server-too-old', 'too-many', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/photos/{hash}',
    chapter: 'Devices',
    summary: 'Send a picture that a scan names',
    remark:
      'A JPEG without metadata of at most 300 kB under the SHA-256 of its bytes. Sending again changes nothing.',
    who: device,
    picture: true,
    answers: [
      { status: 201, says: 'It is kept.' },
      { status: 204, says: 'It had been kept before.' },
    ],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/sync/pull',
    chapter: 'Devices',
    summary: 'Fetch what changed in the work lists',
    remark:
      'An app that is too old for this server, or speaks another version of the wire, is told so here and given nothing. It may still push.',
    who: device,
    query: pullQuery,
    answers: [
      {
        status: 200,
        says: 'A page of changes, in commit order.',
        shape: { name: 'Pulled', schema: pulled },
      },
    ],
    refusals: ['device-revoked', 'app-too-old', 'unsupported-version', 'server-too-old'],
  },
  {
    method: 'post',
    path: '/v1/sync/rescue',
    chapter: 'Devices',
    summary: 'Hand in scans of another device',
    remark:
      'For a device that cannot send: each scan is judged as if the device that made it had pushed it. When that device pushes later, it finds duplicates.',
    who: device,
    body: handInShape,
    answers: [{ status: 200, says: 'The fate of every scan.', shape: handedInShape }],
    refusals: ['unsupported-version', 'server-too-old'],
  },
  {
    method: 'post',
    path: '/v1/console/rescue',
    chapter: 'Devices',
    summary: 'Hand in a rescue file',
    remark: 'The same at the console, by a person.',
    who: atConsole('supervisor'),
    body: handInShape,
    answers: [{ status: 200, says: 'The fate of every scan.', shape: handedInShape }],
    refusals: ['unsupported-version', 'server-too-old'],
  },
]

const carriers: readonly Operation[] = [
  {
    method: 'post',
    path: '/hooks/easypost',
    chapter: 'Carriers',
    summary: 'Tell what happened to a parcel',
    remark:
      'A webhook of EasyPost: the raw body is kept, answered and then read. Repeats and late news change nothing that was told. The address is there when EASYPOST_WEBHOOK_SECRET is set.',
    who: carrier,
    answers: [
      {
        status: 200,
        says: 'It is kept.',
        shape: { name: 'Kept', schema: z.object({ kept: z.literal(true) }) },
      },
    ],
    refusals: ['malformed', 'too-large', 'not-found'],
  },
]

const server: readonly Operation[] = [
  {
    method: 'get',
    path: '/metrics',
    chapter: 'Server',
    summary: 'Numbers for a monitor',
    remark: 'As Prometheus reads them: counts and times, of nobody in particular.',
    who: key('metrics:read'),
    answers: [{ status: 200, says: 'One line a number.', type: 'text/plain' }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/healthz',
    chapter: 'Server',
    summary: 'Is the server ready',
    who: anybody,
    answers: [
      {
        status: 200,
        says: 'It is.',
        shape: { name: 'Health', schema: z.object({ ready: z.literal(true) }) },
      },
    ],
    refusals: [],
  },
]

export const operations: readonly Operation[] = [
  ...orders,
  ...devices,
  ...consoleOperations,
  ...settingsOperations,
  ...carriers,
  ...server,
]
