/** The content security policy forbids compiling code at run time; zod must know before the first schema is made. */
import * as z from 'zod/mini'

z.config({ jitless: true })
