/** Where a planted bug can sit: each wraps a port or stands for a step. The shipped code never knows of it. */
import type { Envelope } from '@milepost/contract'
import type {
  Clock,
  Draft,
  HeldScan,
  OutboxStore,
  Ports,
  Random,
  Relay,
  RelayStore,
  step,
  Transport,
} from '@milepost/outbox'
import type { Folds } from '../src/event-log/folds.ts'
import type { EventLog } from '../src/event-log/event-log.ts'
import type { Disk } from './disk.ts'

export interface Plants {
  /** `disk` is what it stands on at the moment, for bugs that reach past the port. */
  readonly outbox?: (store: OutboxStore, disk: () => Disk, clock: Clock) => OutboxStore
  readonly work?: (store: Ports['work'], disk: () => Disk) => Ports['work']
  readonly transport?: (transport: Transport, disk: () => Disk) => Transport
  readonly step?: typeof step
  readonly log?: (log: EventLog, now: () => number) => EventLog
  readonly folds?: Folds
  readonly clock?: (clock: Clock) => Clock
  /** What is saved when a save is tried again. */
  readonly retried?: (draft: Draft, ports: Ports) => Draft
  /** Which scans leave the second medium. */
  readonly trims?: 'when-sent'
  /** What leaves a device that cannot send. */
  readonly handsOut?: (
    scans: readonly HeldScan[],
    disk: Disk,
    random: Random,
  ) => readonly HeldScan[]
  /** What a device keeps of what it takes in. */
  readonly takesIn?: (
    envelopes: readonly Envelope[],
    disk: Disk,
    random: Random,
  ) => readonly Envelope[]
  readonly relay?: (store: RelayStore) => RelayStore
  readonly handIn?: (handIn: Relay['handIn']) => Relay['handIn']
  /** A restored server keeps its old name. */
  readonly keepsEpoch?: boolean
}
