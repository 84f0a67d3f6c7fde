/** What an admin sets up, as the API describes it. */
import {
  keyIssued,
  keyList,
  newKey,
  newStaff,
  newUser,
  siteList,
  workSite,
} from '@milepost/contract'
import { atConsole, type Operation } from './operation.ts'

export const settingsOperations: readonly Operation[] = [
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
