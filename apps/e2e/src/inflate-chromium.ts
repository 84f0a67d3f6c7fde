/**
 * Unpacks the Chromium of the npm package into TMPDIR. A process of its own (`chromium-home.ts` starts it), because
 * the package unpacks into the system's temporary folder and nowhere else, and takes half-written files for whole ones.
 */
import { inflate } from '@sparticuz/chromium'

const archives = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'))

for (const name of ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br']) {
  await inflate(new URL(name, archives).pathname)
}
