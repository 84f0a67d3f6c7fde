/** The one rule of ours that no setting of oxlint can say. */

interface Call {
  readonly callee: { readonly type: string; readonly name?: string }
  readonly arguments: readonly unknown[]
}

interface Context {
  report(finding: { readonly node: Call; readonly message: string }): void
}

const message = 'Time is passed in, so a test can set it: new Date(instant), never new Date().'

/** `Date` itself is pure until it is asked for the present. */
const noOwnClock = {
  create: (context: Context) => ({
    NewExpression(node: Call) {
      if (isDate(node) && node.arguments.length === 0) context.report({ node, message })
    },
    CallExpression(node: Call) {
      if (isDate(node)) context.report({ node, message })
    },
  }),
}

function isDate({ callee }: Call): boolean {
  return callee.type === 'Identifier' && callee.name === 'Date'
}

export default { meta: { name: 'milepost' }, rules: { 'no-own-clock': noOwnClock } }
