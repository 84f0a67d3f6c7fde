/** `pnpm milepost …`: what an operator does with the database besides running the server. */
import process from 'node:process'
import { runCommand } from './run-command.ts'

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  now: () => Date.now(),
  say: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
})
