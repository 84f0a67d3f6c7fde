/** What an admin sets up: sites, people of floor and console, keys of other systems. */
import {
  badged,
  type Badged,
  type openedSite,
  keyIssued,
  type KeyIssued,
  keyList,
  type KeyList,
  type newKey,
  type newUser,
  settingsPaths,
  type ShopFace,
  shopList,
  siteList,
  type SiteList,
  staffList,
  type StaffList,
  type staffToBadge,
  userList,
  type UserList,
} from '@milepost/contract'
import type { PersonId } from '@milepost/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { sessionKey } from '../people/session-state.ts'
import { ask, asAnswered, shaped } from '../shell/ask.ts'

export function useSites() {
  return useQuery<SiteList['sites']>({
    queryKey: ['settings', 'sites'],
    queryFn: async ({ signal }) =>
      (await ask(settingsPaths.sites, { read: shaped(siteList), signal })).sites,
  })
}

export function useStaff() {
  return useQuery<StaffList['staff']>({
    queryKey: ['settings', 'staff'],
    queryFn: async ({ signal }) =>
      (await ask(settingsPaths.staff, { read: shaped(staffList), signal })).staff,
  })
}

export function useShops() {
  return useQuery<readonly ShopFace[]>({
    queryKey: ['settings', 'shops'],
    queryFn: async ({ signal }) =>
      (await ask(settingsPaths.shops, { read: shaped(shopList), signal })).shops,
  })
}

export function useDressShop() {
  const refresh = useRefresh('shops')
  return useMutation<unknown, Error, ShopFace>({
    mutationFn: (face) =>
      ask(settingsPaths.shops, { method: 'PUT', body: face, read: asAnswered<unknown>() }),
    onSuccess: refresh,
  })
}

export function useUsers() {
  return useQuery<UserList['users']>({
    queryKey: ['settings', 'users'],
    queryFn: async ({ signal }) =>
      (await ask(settingsPaths.users, { read: shaped(userList), signal })).users,
  })
}

export function useKeyList() {
  return useQuery<KeyList['keys']>({
    queryKey: ['settings', 'keys'],
    queryFn: async ({ signal }) =>
      (await ask(settingsPaths.keys, { read: shaped(keyList), signal })).keys,
  })
}

/** The session knows the sites too: a new one is there to enrol a device at. */
export function useOpenSite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (site: z.input<typeof openedSite>) =>
      ask(settingsPaths.sites, { method: 'PUT', body: site, read: asAnswered<unknown>() }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['settings', 'sites'] }),
        client.invalidateQueries({ queryKey: sessionKey }),
      ]),
  })
}

export function useBadgeStaff() {
  const refresh = useRefresh('staff')
  return useMutation<Badged, Error, z.input<typeof staffToBadge>>({
    mutationFn: (wish) =>
      ask(settingsPaths.staff, { method: 'POST', body: wish, read: shaped(badged) }),
    onSuccess: refresh,
  })
}

export function useDropStaff() {
  const refresh = useRefresh('staff')
  return useMutation({
    mutationFn: (person: PersonId) => removed(settingsPaths.staff, person),
    onSuccess: refresh,
  })
}

export function useAddUser() {
  const refresh = useRefresh('users')
  return useMutation<unknown, Error, z.input<typeof newUser>>({
    mutationFn: (user) =>
      ask(settingsPaths.users, { method: 'PUT', body: user, read: asAnswered<unknown>() }),
    onSuccess: refresh,
  })
}

export function useDropUser() {
  const refresh = useRefresh('users')
  return useMutation({
    mutationFn: (person: PersonId) => removed(settingsPaths.users, person),
    onSuccess: refresh,
  })
}

export function useIssueKey() {
  const refresh = useRefresh('keys')
  return useMutation<KeyIssued, Error, z.input<typeof newKey>>({
    mutationFn: (wish) =>
      ask(settingsPaths.keys, { method: 'POST', body: wish, read: shaped(keyIssued) }),
    onSuccess: refresh,
  })
}

export function useRevokeKey() {
  const refresh = useRefresh('keys')
  return useMutation({
    mutationFn: (key: string) => removed(settingsPaths.keys, key),
    onSuccess: refresh,
  })
}

function useRefresh(list: string) {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['settings', list] })
}

const removed = (path: string, id: string) =>
  ask(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE', read: asAnswered<unknown>() })
