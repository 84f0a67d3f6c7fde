/** Devices: what each has told, how one joins, and how one is taken out. */
import {
  consolePaths,
  type decide,
  deviceList,
  type DeviceRow,
  enrolmentAnswer,
  type EnrolmentAnswer,
  type newEnrolment,
  quarantineList,
  type QuarantineList,
} from '@milepost/contract'
import type { DeviceId } from '@milepost/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { ask, asAnswered, shaped } from '../shell/ask.ts'

const devicesKey = ['devices', 'all'] as const

export function useDevices() {
  return useQuery<readonly DeviceRow[]>({
    queryKey: devicesKey,
    queryFn: async ({ signal }) =>
      (await ask(consolePaths.devices, { read: shaped(deviceList), signal })).devices,
  })
}

/** Scans that did not fit, kept until somebody decides. */
export function useSetAside() {
  return useQuery<QuarantineList['rows']>({
    queryKey: ['devices', 'set-aside'],
    queryFn: async ({ signal }) =>
      (await ask(consolePaths.quarantine, { read: shaped(quarantineList), signal })).rows,
  })
}

export function useEnrolment() {
  return useMutation<EnrolmentAnswer, Error, z.input<typeof newEnrolment>>({
    mutationFn: (wish) =>
      ask(consolePaths.enrolments, { method: 'POST', body: wish, read: shaped(enrolmentAnswer) }),
  })
}

export function useRevoke() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (device: DeviceId) =>
      ask(`${consolePaths.devices}/${encodeURIComponent(device)}/revoke`, {
        method: 'POST',
        read: asAnswered<unknown>(),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: devicesKey }),
  })
}

/** A person vouches for a scan that was kept out, or sets it aside for good. */
export function useDecision() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ key, ...decision }: z.input<typeof decide> & { readonly key: string }) =>
      ask(`${consolePaths.quarantine}/${encodeURIComponent(key)}/decide`, {
        method: 'POST',
        body: decision,
        read: asAnswered<unknown>(),
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['devices'] }),
  })
}

export function useTakeIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (file: Blob) => {
      const { takeInFile } = await import('./rescue-file.ts')
      return await takeInFile(file)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['devices'] }),
  })
}
