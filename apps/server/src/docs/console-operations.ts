/** What people at the console ask, as the API describes it. */
import {
  board,
  decide,
  deviceList,
  enrolmentAnswer,
  found,
  newEnrolment,
  quarantineList,
  session,
  signIn,
} from '@milepost/contract'
import * as z from 'zod'
import {
  binsQuery,
  findingsQuery,
  ofSite,
  ordersQuery,
  pageOfSite,
  search,
} from '../console/queries.ts'
import { anybody, atConsole, type Operation } from './operation.ts'

const sessionShape = { name: 'Session', schema: session }
const orderPageShape = {
  name: 'OrderPage',
  schema: z.looseObject({ view: z.looseObject({}), track: z.string() }),
}
const deliveryListShape = {
  name: 'DeliveryList',
  schema: z.looseObject({ rows: z.array(z.looseObject({})), earlier: z.int().optional() }),
}
const unannouncedPageShape = {
  name: 'UnannouncedPage',
  schema: z.looseObject({ goods: z.array(z.looseObject({})), earlier: z.int().optional() }),
}
const strayPageShape = {
  name: 'StrayPage',
  schema: z.looseObject({ returns: z.array(z.looseObject({})), earlier: z.int().optional() }),
}
const deliveryPageShape = {
  name: 'DeliveryPage',
  schema: z.looseObject({ view: z.looseObject({}) }),
}
const findingPageShape = {
  name: 'FindingPage',
  schema: z.looseObject({
    rows: z.array(z.looseObject({})),
    counts: z.record(z.string(), z.int()),
  }),
}

export const consoleOperations: readonly Operation[] = [
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
    path: '/v1/console/photos/{hash}',
    chapter: 'Console',
    summary: 'A picture that somebody on the floor took',
    who: atConsole(),
    answers: [{ status: 200, says: 'The picture.', type: 'image/jpeg' }],
    refusals: ['not-found', 'picture-removed'],
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
    method: 'post',
    path: '/v1/console/search',
    chapter: 'Console',
    summary: 'Find orders and devices by anything',
    who: atConsole(),
    body: { name: 'Search', schema: search },
    answers: [{ status: 200, says: 'What was found.', shape: { name: 'Found', schema: found } }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/orders',
    chapter: 'Console',
    summary: 'The latest orders, or those of a concern',
    who: atConsole(),
    query: ordersQuery,
    answers: [
      {
        status: 200,
        says: 'Newest first; of a concern, longest first.',
        shape: { name: 'Found', schema: found },
      },
    ],
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
    path: '/v1/console/deliveries',
    chapter: 'Console',
    summary: 'Announced deliveries, and what has come of them',
    remark: 'A page at a time: `earlier` of an answer is `before` of the next.',
    who: atConsole(),
    query: pageOfSite,
    answers: [{ status: 200, says: 'What changed last first.', shape: deliveryListShape }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/unannounced',
    chapter: 'Console',
    summary: 'Goods that came in without a delivery, with pictures of what was broken',
    remark: 'A page at a time: `earlier` of an answer is `before` of the next.',
    who: atConsole(),
    query: pageOfSite,
    answers: [{ status: 200, says: 'Heard of last first.', shape: unannouncedPageShape }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/stray-returns',
    chapter: 'Console',
    summary: 'Returns that were taken in without their order being known',
    remark: 'A page at a time. Each names the order that it turned out to be of.',
    who: atConsole(),
    query: pageOfSite,
    answers: [{ status: 200, says: 'Heard of last first.', shape: strayPageShape }],
    refusals: [],
  },
  {
    method: 'get',
    path: '/v1/console/deliveries/{receipt}',
    chapter: 'Console',
    summary: 'One delivery with all that stands behind it',
    who: atConsole(),
    answers: [{ status: 200, says: 'The delivery page.', shape: deliveryPageShape }],
    refusals: ['not-found'],
  },
  {
    method: 'get',
    path: '/v1/console/bins',
    chapter: 'Console',
    summary: 'Bins that the work of a site names',
    who: atConsole(),
    query: binsQuery,
    answers: [
      {
        status: 200,
        says: 'Each once, as one walks past them.',
        shape: { name: 'BinList', schema: z.object({ bins: z.array(z.string()) }) },
      },
    ],
    refusals: [],
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
    method: 'post',
    path: '/v1/console/quarantine/{key}/decide',
    chapter: 'Console',
    summary: 'Let such a scan in, or set it aside for good',
    remark:
      'Letting in stores the scan as it came and a note beside it. Neither takes it out of the list of what was kept.',
    who: atConsole('supervisor'),
    body: { name: 'Decide', schema: decide },
    answers: [{ status: 204, says: 'It is decided.' }],
    refusals: ['not-found', 'cannot-come-in', 'already-decided'],
  },
  {
    method: 'get',
    path: '/v1/console/live',
    chapter: 'Console',
    summary: 'Hear that something changed',
    remark: 'Server-sent `changed` events; the data of each is `orders`, `findings` or `devices`.',
    who: atConsole(),
    answers: [{ status: 200, says: 'A stream that stays open.', type: 'text/event-stream' }],
    refusals: ['too-many', 'too-busy'],
  },
]
