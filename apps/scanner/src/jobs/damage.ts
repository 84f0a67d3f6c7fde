/** Damage that somebody sees, with a picture where one was taken. The picture itself is kept beside the scans. */
import type { BoxId, Goods, PhotoHash, Subject } from '@milepost/domain'
import { tapped, type Answer } from './job.ts'

/** What is damaged, as people call it and as the scans before named it. */
export interface Damaged {
  readonly name: string
  readonly subject: Subject
  readonly box?: BoxId
  readonly goods?: Goods
}

export function damageNoted<State>(
  state: State,
  { name, subject, box, goods }: Damaged,
  photo: PhotoHash | undefined,
): Answer<State> {
  return {
    state,
    remark: { say: 'damage-noted', name, hasPhoto: photo !== undefined },
    intents: [
      {
        kind: 'damage-noted',
        subject,
        body: {
          ...(box === undefined ? {} : { box }),
          ...(goods ? { goods } : {}),
          ...(photo === undefined ? {} : { photos: [photo] }),
        },
        ...tapped,
      },
    ],
  }
}
