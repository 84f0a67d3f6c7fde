/** What a job wants recorded; the rest of the event (id, time, number, device) is added when it is minted. */
import type { CapturedBy, DeviceEvent, EventId } from '@milepost/domain'

export type ScanIntent = IntentOf<DeviceEvent>
export type ScanIntentOf<Kind extends DeviceEvent['kind']> = Extract<ScanIntent, { kind: Kind }>

type IntentOf<Event> = Event extends DeviceEvent
  ? {
      readonly kind: Event['kind']
      readonly subject: Event['subject']
      readonly body: Event['body']
      readonly corrects?: EventId
      readonly how: CapturedBy
      /** The exact bytes read, base64. Empty for a tap. */
      readonly raw: string
    }
  : never
