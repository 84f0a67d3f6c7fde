/** The content security policy forbids making code from text, which zod would otherwise try and be reported for. */
import * as z from 'zod/mini'

z.config({ jitless: true })
