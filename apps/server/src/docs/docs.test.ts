import { inspectRoutes } from 'hono/dev'
import { expect, test } from 'vitest'
import { warehouse } from '../testing.ts'

interface Described {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

test('D1: the API is described whole: every route under /v1 and /hooks, and none that is not there', async () => {
  const { app } = await warehouse()

  const told = (await (await app.request('/openapi.json')).json()) as Described

  const described = Object.entries(told.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  const routes = inspectRoutes(app)
    .filter(({ path, isMiddleware }) => /^\/(v1|hooks)\//.test(path) && !isMiddleware)
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(described.filter((each) => /\/(v1|hooks)\//.test(each)).toSorted()).toEqual(
    [...new Set(routes)].toSorted(),
  )
})

test('D1: every reference in the description leads somewhere', async () => {
  const { app } = await warehouse()

  const text = await (await app.request('/openapi.json')).text()

  const told = JSON.parse(text) as Described
  const references = [...text.matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)]
  expect(told.openapi).toBe('3.1.1')
  expect(references.length).toBeGreaterThan(30)
  for (const [, part = '', name = ''] of references) {
    expect(told.components[part], `${part}/${name}`).toHaveProperty([name])
  }
})

test('L3: the readable description keeps its styles when a browser has it already', async () => {
  const { app } = await warehouse()
  const first = await app.request('/docs')

  const again = await app.request('/docs', {
    headers: { 'if-none-match': first.headers.get('etag') ?? '' },
  })

  expect(again.status).toBe(304)
  expect(again.headers.get('content-security-policy')).toContain("style-src 'self'")
})

test('L3: the readable description runs no script and asks nobody else', async () => {
  const { app } = await warehouse()

  const answer = await app.request('/docs')

  const page = await answer.text()
  expect(answer.headers.get('content-security-policy')).not.toContain('script-src')
  expect(page).not.toMatch(/<script|(src|href)="https?:/)
  expect(page).toContain('reference-taken')
})
