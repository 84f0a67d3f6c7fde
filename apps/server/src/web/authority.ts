/** On a local network: the certificate of our own authority, for a phone to install before it works offline. */
import { Hono } from 'hono'

export const authority = (certificate: string) =>
  new Hono().get('/authority.crt', (c) =>
    c.body(certificate, 200, {
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': 'attachment; filename="milepost-authority.crt"',
    }),
  )
