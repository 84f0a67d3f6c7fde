/** Devices: what each has told, how one joins, and how one is taken out. */
import {
  consolePaths,
  deviceList,
  type DeviceRow,
  enrolmentAnswer,
  type EnrolmentAnswer,
  type newEnrolment,
} from '@milepost/contract'
import type { DeviceId } from '@milepost/domain'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type * as z from 'zod'
import { ask, asAnswered, shaped } from '../shell/ask.ts'

const devicesKey = ['devices'] as const

export function useDevices() {
  return useQuery<readonly DeviceRow[]>({
    queryKey: devicesKey,
    queryFn: async ({ signal }) =>
      (await ask(consolePaths.devices, { read: shaped(deviceList), signal })).devices,
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
