import { expect, test, vi } from 'vitest'
import { storageHealthOf } from './storage-health.ts'
import { startDevice, testDisk } from './testing.ts'

const megabyte = 1024 * 1024

test.each([
  [undefined, { isLow: false }],
  [Infinity, { isLow: false }],
  [Number.NaN, { isLow: false }],
  [80.5 * megabyte + 0.5, { isLow: false, freeBytes: 80.5 * megabyte }],
  [12 * megabyte, { isLow: true, freeBytes: 12 * megabyte }],
  [-3, { isLow: true, freeBytes: 0 }],
])('of %s bytes left it says no more than the wire takes', async (room, said) => {
  const machine = { keeping: async () => 'for-good' as const, roomLeft: async () => room }

  expect(await storageHealthOf(machine)).toEqual({ keeping: 'for-good', ...said })
})

test('a browser that answers with an error says nothing of its storage', async () => {
  const broken = async () => await Promise.reject(new Error('No storage here'))

  expect(await storageHealthOf({ keeping: broken, roomLeft: broken })).toEqual({
    keeping: 'unknown',
    isLow: false,
  })
})

test('SD19: a device that runs out of room tells the server, though it makes no scan', async () => {
  let room = 4 * megabyte
  const device = await startDevice(testDisk(), { roomLeft: async () => room })
  const told = () => device.server.pushes.at(-1)?.storage

  device.driver.now()
  await vi.waitFor(() => {
    device.driver.now()
    expect(told()).toEqual({ keeping: 'while-room', isLow: true, freeBytes: room })
  })
  room = 900 * megabyte
  await vi.waitFor(() => {
    device.driver.now()
    expect(told()).toEqual({ keeping: 'while-room', isLow: false, freeBytes: room })
  })
  device.kill()
})
