import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { killTree, processesWith } from './process-tree.ts'

test('what a process started ends with it', async () => {
  const mark = `tree-of-${process.pid}`
  const parent = spawn(process.execPath, ['-e', startsChild, mark])
  await once(parent.stdout, 'data')
  expect(await processesWith(mark)).toHaveLength(2)

  await killTree(parent.pid ?? 0)

  expect(await processesWith(mark)).toEqual([])
})

test('a process that already ended is no trouble', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'close')

  await expect(killTree(gone.pid ?? 0)).resolves.toBeUndefined()
})

/** The child speaks once it runs; neither ends by itself. */
const startsChild = `
  const { spawn } = require('node:child_process')
  const waits = 'console.log("here"); setInterval(() => {}, 1000)'
  spawn(process.execPath, ['-e', waits, process.argv[1]], { stdio: 'inherit', detached: true })
  setInterval(() => {}, 1000)`
