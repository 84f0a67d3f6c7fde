import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { startServer } from '../server-process.ts'
import { crowdDrained } from './crowd.ts'

test('61: 500 devices that come back at the same moment drain without a storm, nothing lost and nothing twice', async () => {
  const server = await startServer({ env: { LOG_LEVEL: 'error' } })
  try {
    const crowd = { server, devices: 500, scansEach: 8, orders: 50, withinMs: 0 }
    const { scans, acknowledged, wrong, uneven, answered, pushes } = await crowdDrained(crowd)

    expect([scans, acknowledged]).toEqual([500 * 9, 500 * 9])
    expect({ wrong, uneven }).toEqual({ wrong: [], uneven: 0 })
    // Each device's scans, and the clock fix that the first answer brings.
    expect(answered).toBe(1000)
    expect(pushes).toBeLessThanOrEqual(3 * answered)
  } finally {
    await server.kill()
    await rm(server.dataDir, { recursive: true })
  }
}, 240_000)
