/** When something came in, at which site, and who on which device took it in. */
import type { Entry, SiteId } from '@milepost/domain'
import type { JSX } from 'react'
import { sourceWords } from '../orders/entry-words.ts'
import { useSession, useZone } from '../people/use-session.ts'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'

export interface CameInProps {
  readonly what: Pick<Entry, 'at' | 'device' | 'person' | 'how'> & { readonly site: SiteId }
  readonly names: Parameters<typeof sourceWords>[1]
}

export function CameIn({ what, names }: CameInProps): JSX.Element {
  const { at, site } = what
  const zone = useZone(site)
  const now = useNow(60)
  const { sites } = useSession()
  const where = sites.length > 1 && (sites.find((each) => each.site === site)?.name ?? site)
  const who = sourceWords({ source: 'device', ...what }, names)
  return (
    <span className="delivery-last">
      <time dateTime={new Date(at).toISOString()}>{moment(at, zone, now)}</time>
      <span className="soft">{[who, where].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
