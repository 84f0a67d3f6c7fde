/** What every store of references, links and customers must do. */
import { expect, test } from 'vitest'
import { as, type OrderId } from '@milepost/domain'
import type { Claim, OrderStore } from './store.ts'

const order = as<OrderId>('A1')
const claim: Claim = {
  kind: 'order',
  owner: 'shop',
  reference: '#1 \ud800',
  id: order,
  contentHash: 'hash',
  firstAt: 10,
}
const customer = { name: 'Ada L\0velace', email: 'Ada@example.com', phone: '+1 555' } as never

export function anyOrderStore(emptyStore: () => Promise<OrderStore>): void {
  test('of many that take a reference at once, the first has it', async () => {
    const store = await emptyStore()
    const tries = ['A1', 'A2', 'A3', 'A4'].map((id) =>
      store.claim({ ...claim, reference: '#1', id }, { token: `token of ${id}` }),
    )

    const winners = new Set((await Promise.all(tries)).map(({ id }) => id))

    expect(winners.size).toBe(1)
    const [winner] = winners
    expect((await store.claimOf('order', 'shop', '#1'))?.id).toBe(winner)
    const links = ['A1', 'A2', 'A3', 'A4'].map((id) => store.orderByToken(`token of ${id}`))
    expect((await Promise.all(links)).filter(Boolean)).toEqual([winner])
  })

  test('a claim comes with its link and its customer', async () => {
    const store = await emptyStore()

    expect(await store.claim(claim, { token: 'token', customer })).toEqual(claim)

    expect(await store.claim({ ...claim, id: 'A9', contentHash: 'other' })).toMatchObject({
      id: order,
      contentHash: 'hash',
    })
    expect(await store.claimOf('receipt', 'shop', claim.reference)).toBeUndefined()
    expect(await store.tokenOf(order)).toBe('token')
    expect(await store.orderByToken('token')).toBe(order)
    expect(await store.customerOf(order)).toEqual(customer)
    expect(await store.tokenOf(as<OrderId>('A2'))).toBeUndefined()
  })

  test('a customer who was erased is found by nothing; reference and link stay', async () => {
    const store = await emptyStore()
    await store.claim(claim, { token: 'token', customer })

    expect(await store.eraseCustomer(order)).toBe(true)

    expect(await store.customerOf(order)).toBeUndefined()
    expect(await store.ordersOfCustomer('ada', 10)).toEqual([])
    expect(await store.orderByToken('token')).toBe(order)
    expect((await store.claimOf('order', 'shop', claim.reference))?.id).toBe(order)
    expect(await store.eraseCustomer(order)).toBe(false)
  })

  test('a customer is found by part of the name, and by whole address or number', async () => {
    const store = await emptyStore()
    await store.claim(claim, { token: 'token', customer })

    expect(await store.ordersOfCustomer('ADA', 10)).toEqual([order])
    expect(await store.ordersOfCustomer('ada@EXAMPLE.com', 10)).toEqual([order])
    expect(await store.ordersOfCustomer('+1 555', 10)).toEqual([order])
    expect(await store.ordersOfCustomer('example.com', 10)).toEqual([])
  })
}
