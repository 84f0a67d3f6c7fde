import { expect, test } from 'vitest'
import { configOf, databaseFileOf } from './config.ts'

const configured = (env: Record<string, string>, args: readonly string[] = []) => {
  const read = configOf(env, args)
  if (!read.ok) throw new Error(read.refusal.sentences.join(' '))
  return read.value
}

test('M1: nothing needs to be set', () => {
  const config = configured({ PATH: '/bin', PORT: '' })

  expect(config).toEqual({
    port: 8787,
    host: '127.0.0.1',
    dataDir: 'data',
    databaseFile: undefined,
    postgresUrl: undefined,
    publicUrl: undefined,
    easypostWebhookSecret: undefined,
    trustedProxy: undefined,
    minApp: undefined,
    photoDays: 365,
    logLevel: 'info',
    demo: true,
    lan: false,
  })
})

test('M1: the demo day and real work have databases of their own', () => {
  const config = configured({ DATA_DIR: '/srv/milepost' })

  expect(databaseFileOf(config, true)).toBe('/srv/milepost/demo.db')
  expect(databaseFileOf(config, false)).toBe('/srv/milepost/milepost.db')
})

test.each([
  ['sqlite:data/a.db', 'data/a.db'],
  ['sqlite:///srv/a.db', '/srv/a.db'],
  ['file:a.db', 'a.db'],
  ['/srv/a.db', '/srv/a.db'],
])('DATABASE_URL may be %s', (url, file) => {
  expect(databaseFileOf(configured({ DATABASE_URL: url }), false)).toBe(file)
})

test('DATABASE_URL may name a PostgreSQL server', () => {
  const postgresUrl = 'postgres://me:secret@db/milepost'

  expect(configured({ DATABASE_URL: postgresUrl })).toMatchObject({
    postgresUrl,
    databaseFile: undefined,
  })
})

test('MIN_APP is a version', () => {
  expect(configured({ MIN_APP: '1.4.0' })).toMatchObject({ minApp: '1.4.0' })
  expect(configOf({ MIN_APP: 'the latest' }, [])).toMatchObject({
    refusal: { sentences: ['MIN_APP must be the version of an app, such as 1.4.0.'] },
  })
})

test('flags leave the demo out and open the server to the network', () => {
  expect(configured({}, ['--no-demo', '--lan'])).toMatchObject({ demo: false, lan: true })
})

test.each(['1', '9', '127.0.0.1', '10.0.0.0/8, ::1,fd00::/8'])(
  'TRUSTED_PROXY may be %s',
  (text) => {
    expect(configured({ TRUSTED_PROXY: text }).trustedProxy).toBeDefined()
  },
)

test.each(['0', '10', '-1', '1.5', 'yes', '10.0.0.0/33', '10.0.0.1/', '127.0.0.1,', 'proxy.local'])(
  'TRUSTED_PROXY is not %s',
  (text) => {
    const read = configOf({ TRUSTED_PROXY: text }, [])

    expect(read.ok ? [] : read.refusal.sentences).toEqual([
      expect.stringMatching(/^TRUSTED_PROXY must be how many proxies/),
    ])
  },
)

test.each([
  [{ PORT: '80a' }, 'PORT must be a number from 0 to 65535'],
  [{ PORT: '70000' }, 'PORT must be'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ HOST: 'a b' }, 'HOST must be'],
  [{ DATABASE_URL: 'postgres://me:secret@db:x/y' }, 'DATABASE_URL must be a file'],
  [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL must be a file'],
  [{ PUBLIC_URL: 'track.example.com' }, 'PUBLIC_URL must start with https://'],
  [{ PUBLIC_URL: 'ftp://track.example.com' }, 'PUBLIC_URL must start'],
  [{ EASYPOST_WEBHOOK_SECRET: 'short' }, 'EASYPOST_WEBHOOK_SECRET must have 16'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of debug, info'],
])('%o is refused with the name and the fix, never with the value', (env, sentence) => {
  const read = configOf(env, [])

  const said = read.ok ? '' : read.refusal.sentences.join(' ')
  expect(said).toContain(sentence)
  expect(said).not.toMatch(/secret@|short/)
})

test('every mistake is named at once', () => {
  const read = configOf({ PORT: 'x', LOG_LEVEL: 'y' }, ['--demo'])

  expect(read.ok ? [] : read.refusal.sentences).toEqual([
    'The flags are --no-demo and --lan.',
    expect.stringContaining('PORT'),
    expect.stringContaining('LOG_LEVEL'),
  ])
})
