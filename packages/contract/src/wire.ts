/** The version of everything in this package. A changed shape without a changed number fails `wire.test.ts`. */
export const wireVersion = 1
