/** What speaks to the server, and checks what it says: loaded after the screens, which do not wait for it. */
export { step } from '@milepost/outbox'
export { askToEnrol } from '../people/enrolment.ts'
export { lineOf } from './line.ts'
