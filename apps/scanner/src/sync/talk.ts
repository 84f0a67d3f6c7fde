/** What speaks to the server, and checks what it says: loaded after the screens, which do not wait for it. */
// oxlint-disable-next-line import/no-unassigned-import -- must run before the first schema is made
import '../shell/no-eval.ts'

export { step } from '@milepost/outbox'
export { askToEnrol } from '../people/enrolment.ts'
