/** Every operation of the API. A test holds this list against the routes that the app really has. */
import {
  board,
  deviceList,
  enrol,
  enrolled,
  enrolmentAnswer,
  found,
  keyIssued,
  keyList,
  newEnrolment,
  newKey,
  newOrder,
  newReceipt,
  newStaff,
  newUser,
  orderAnswer,
  pulled,
  pullQuery,
  push,
  pushed,
  quarantineList,
  receiptAnswer,
  session,
  signIn,
  siteList,
  workSite,
} from '@milepost/contract'
import * as z from 'zod'
import { findingsQuery, ofSite, searchQuery } from '../console/queries.ts'
import { byReference } from '../orders/orders.ts'
import { anybody, atConsole, device, key, type Operation } from './operation.ts'

const orderShape = { name: 'Order', schema: orderAnswer }
const sessionShape = { name: 'Session', schema: session }
const orderPageShape = {
  name: 'OrderPage',
  schema: z.looseObject({ view: z.looseObject({}), track: z.string() }),
}
const findingPageShape = {
  name: 'FindingPage',
  schema: z.looseObject({
    rows: z.array(z.looseObject({})),
    counts: z.record(z.string(), z.int()),
  }),
}

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
]

const devices: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/devices/enrol',
    chapter: 'Devices',
    summary: 'Join with a one-time code',
    remark: 'The code comes from the console and lives 15 minutes. The key is told once.',
    who: anybody,
    body: { name: 'Enrol', schema: enrol },
    answers: [
      { status: 201, says: 'The device is in.', shape: { name: 'Enrolled', schema: enrolled } },
    ],
    refusals: ['code-used', 'too-many'],
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
    refusals: ['unsupported-version'],
  },
  {
    method: 'get',
    path: '/v1/sync/pull',
    chapter: 'Devices',
    summary: 'Fetch what changed in the work lists',
    who: device,
    query: pullQuery,
    answers: [
      {
        status: 200,
        says: 'A page of changes, in commit order.',
        shape: { name: 'Pulled', schema: pulled },
      },
    ],
    refusals: ['device-revoked'],
  },
]

const console: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/console/session',
    chapter: 'Console',
    summary: 'Sign in',
    remark: 'Changes at the console need an `origin` header of this server, as browsers send it.',
    who: anybody,
    body: { name: 'SignIn', schema: signIn },
    answers: [{ status: 200, says: 'Signed in; the session is in a cookie.', shape: sessionShape }],
    refusals: ['wrong-credentials', 'not-allowed', 'too-many'],
  },
  {
    method: 'get',
    path: '/v1/console/session',
    chapter: 'Console',
    summary: 'Who is signed in',
    who: atConsole(),
    answers: [{ status: 200, says: 'The person, role and sites.', shape: sessionShape }],
    refusals: [],
  },
  {
    method: 'delete',
    path: '/v1/console/session',
    chapter: 'Console',
    summary: 'Sign out',
    who: atConsole(),
    answers: [{ status: 204, says: 'Signed out.' }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/board',
    chapter: 'Console',
    summary: 'The shift board',
    who: atConsole(),
    query: ofSite,
    answers: [
      { status: 200, says: 'A card for each bucket.', shape: { name: 'Board', schema: board } },
    ],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/search',
    chapter: 'Console',
    summary: 'Find orders and devices by anything',
    who: atConsole(),
    query: searchQuery,
    answers: [{ status: 200, says: 'What was found.', shape: { name: 'Found', schema: found } }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/orders',
    chapter: 'Console',
    summary: 'The latest orders',
    who: atConsole(),
    answers: [{ status: 200, says: 'Newest first.', shape: { name: 'Found', schema: found } }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/orders/{order}',
    chapter: 'Console',
    summary: 'One order with all that stands behind it',
    who: atConsole(),
    answers: [{ status: 200, says: 'The order page.', shape: orderPageShape }],
    refusals: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/console/findings',
    chapter: 'Console',
    summary: 'Steps without proof, and why',
    who: atConsole(),
    query: findingsQuery,
    answers: [{ status: 200, says: 'Those that are open, oldest first.', shape: findingPageShape }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/devices',
    chapter: 'Console',
    summary: 'Devices: what each has made, and what is held',
    who: atConsole(),
    answers: [
      { status: 200, says: 'All devices.', shape: { name: 'DeviceList', schema: deviceList } },
    ],
    refusals: [],
  },
  {
    method: 'post',
    path: '/v1/console/devices/{device}/revoke',
    chapter: 'Console',
    summary: 'Take a device out',
    remark: 'It gets no more work. What it still holds is accepted into quarantine.',
    who: atConsole('supervisor'),
    answers: [{ status: 204, says: 'It is revoked.' }],
    refusals: ['not-found'],
  },
  {
    method: 'post',
    path: '/v1/console/enrolments',
    chapter: 'Console',
    summary: 'Offer a one-time code to a new device',
    who: atConsole('supervisor'),
    body: { name: 'NewEnrolment', schema: newEnrolment },
    answers: [
      {
        status: 201,
        says: 'The code, told once.',
        shape: { name: 'Enrolment', schema: enrolmentAnswer },
      },
    ],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/quarantine',
    chapter: 'Console',
    summary: 'Scans that were not let in, with the reason',
    who: atConsole(),
    answers: [
      {
        status: 200,
        says: 'Oldest first.',
        shape: { name: 'QuarantineList', schema: quarantineList },
      },
    ],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/live',
    chapter: 'Console',
    summary: 'Hear that something changed',
    remark: 'Server-sent `changed` events; the data of each is `orders`, `findings` or `devices`.',
    who: atConsole(),
    answers: [{ status: 200, says: 'A stream that stays open.', type: 'text/event-stream' }],
    refusals: ['too-many'],
  },
]

const settings: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/console/keys',
    chapter: 'Settings',
    summary: 'Keys of other systems',
    who: atConsole('admin'),
    answers: [
      {
        status: 200,
        says: 'All keys, without secrets.',
        shape: { name: 'KeyList', schema: keyList },
      },
    ],
    refusals: [],
  },
  {
    method: 'post',
    path: '/v1/console/keys',
    chapter: 'Settings',
    summary: 'Issue a key',
    who: atConsole('admin'),
    body: { name: 'NewKey', schema: newKey },
    answers: [
      {
        status: 201,
        says: 'The secret, told once.',
        shape: { name: 'KeyIssued', schema: keyIssued },
      },
    ],
    refusals: [],
  },
  {
    method: 'delete',
    path: '/v1/console/keys/{key}',
    chapter: 'Settings',
    summary: 'Revoke a key',
    who: atConsole('admin'),
    answers: [{ status: 204, says: 'It works no more.' }],
    refusals: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/console/sites',
    chapter: 'Settings',
    summary: 'Sites and their stations',
    who: atConsole('admin'),
    answers: [{ status: 200, says: 'All sites.', shape: { name: 'SiteList', schema: siteList } }],
    refusals: [],
  },
  {
    method: 'put',
    path: '/v1/console/sites',
    chapter: 'Settings',
    summary: 'Open a site, or change it',
    who: atConsole('admin'),
    body: { name: 'Site', schema: workSite },
    answers: [{ status: 204, says: 'Its devices get to know.' }],
    refusals: [],
  },
  {
    method: 'put',
    path: '/v1/console/staff',
    chapter: 'Settings',
    summary: 'Let a person sign in on the devices of some sites',
    who: atConsole('admin'),
    body: { name: 'NewStaff', schema: newStaff },
    answers: [{ status: 204, says: 'The devices get to know.' }],
    refusals: [],
  },
  {
    method: 'put',
    path: '/v1/console/users',
    chapter: 'Settings',
    summary: 'Let a person sign in at the console',
    remark: 'The same name again changes role and password, and ends its sessions.',
    who: atConsole('admin'),
    body: { name: 'NewUser', schema: newUser },
    answers: [{ status: 204, says: 'Done.' }],
    refusals: [],
  },
]

const server: readonly Operation[] = [
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
  ...console,
  ...settings,
  ...server,
]
