/**
 * Fault 61: 500 devices with a batch and more each find the network again within the five seconds that the scanner spreads
 * them over. The server has a process to itself; all devices are here, and step on as they ship.
 */
import { rm } from 'node:fs/promises'
import { startServer } from '../src/server-process.ts'
import { crowdDrained } from '../src/torture/crowd.ts'
import { quantile, within } from './budget.ts'

const mostMs = 2000
const crowd = { devices: 500, scansEach: 240, orders: 2000, withinMs: 5000 }

const server = await startServer({ env: { LOG_LEVEL: 'error' } })
try {
  const { seconds, scans, acknowledged, wrong, uneven, pushes, answered, waitsMs } =
    await crowdDrained({ server, ...crowd })
  console.log(`${crowd.devices} devices come back with ${crowd.scansEach} scans each`)
  console.table({
    'scans, with a clock fix each': scans,
    acknowledged,
    'lost, doubled or uneven': wrong.length + uneven,
    'seconds until all are in': Math.round(seconds),
    'scans/s': Math.round(scans / seconds),
    pushes,
    'of them answered with verdicts': answered,
    'wait for an answer, p50 ms': Math.round(quantile(waitsMs, 0.5)),
    'wait for an answer, p99 ms': Math.round(quantile(waitsMs, 0.99)),
  })
  within('wait for an answer, p99', quantile(waitsMs, 0.99), mostMs)
  if (acknowledged !== scans || wrong.length + uneven > 0) process.exitCode = 1
} finally {
  await server.kill()
  await rm(server.dataDir, { recursive: true })
}
