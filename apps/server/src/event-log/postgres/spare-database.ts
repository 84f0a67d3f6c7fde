/** For tests from outside: writes the address of a new, empty database, which is there until the input ends. */
import { exit, stderr, stdin, stdout } from 'node:process'
import { emptyDatabase, whyNoPostgres } from './test-server.ts'

if (whyNoPostgres !== undefined) {
  stderr.write(`PostgreSQL ${whyNoPostgres}\n`)
  exit(1)
}
stdout.write(`${await emptyDatabase()}\n`)
stdin.resume()
