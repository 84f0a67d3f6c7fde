/** All that is kept, on SQLite in a file or on PostgreSQL. Everything above asks by name and does not know which. */
import type { Stores } from './app.ts'
import { postgresCarrierFeedStore } from './carrier-feeds/postgres-store.ts'
import { carrierFeedStore } from './carrier-feeds/store.ts'
import { postgresDeviceStore } from './devices/postgres-store.ts'
import { deviceStore } from './devices/store.ts'
import { folds } from './event-log/folds.ts'
import { openPostgres, sentenceOfPostgres } from './event-log/postgres/database.ts'
import { postgresFacts } from './event-log/postgres/facts.ts'
import { postgresLog } from './event-log/postgres/postgres-log.ts'
import type { Postgres } from './event-log/postgres/sql.ts'
import { openDatabase, type Database } from './event-log/sqlite/database.ts'
import { sqliteFacts } from './event-log/sqlite/facts.ts'
import { sqliteLog } from './event-log/sqlite/sqlite-log.ts'
import { type PlaceSetting, sentenceOf } from './event-log/store-files.ts'
import { no, ok, type Result } from './ops/result.ts'
import { postgresOrderStore } from './orders/postgres-store.ts'
import { orderStore } from './orders/store.ts'
import { postgresShopStore } from './pages/postgres-store.ts'
import { shopStore } from './pages/store.ts'
import { postgresPeopleStore } from './people/postgres-store.ts'
import { peopleStore } from './people/store.ts'
import { postgresPhotoStore } from './photos/postgres-store.ts'
import { photoStore } from './photos/store.ts'
import { postgresDecisionStore } from './quarantine/postgres-store.ts'
import { decisionStore } from './quarantine/store.ts'
import { postgresSiteStore } from './sites/postgres-store.ts'
import { siteStore } from './sites/store.ts'
import { deadlines } from './watch/deadlines.ts'

export interface StorePlace {
  readonly databaseFile: string
  /** What named that file; DATA_DIR when not said. */
  readonly databaseSetting?: PlaceSetting
  /** Taken instead of the file. */
  readonly postgresUrl?: string | undefined
}

/** One sentence on what stands in the way and what to do. */
export interface CannotStart {
  readonly sentence: string
}

type NewEpoch = () => string

export async function openStores(
  { databaseFile, databaseSetting, postgresUrl }: StorePlace,
  newEpoch: NewEpoch,
): Promise<Result<Stores, CannotStart>> {
  if (postgresUrl !== undefined) {
    const opened = await openPostgres(postgresUrl)
    return opened.ok
      ? ok(await postgresStores(opened.value, newEpoch))
      : no({ sentence: sentenceOfPostgres(opened.refusal) })
  }
  const opened = openDatabase(databaseFile)
  return opened.ok
    ? ok(sqliteStores(opened.value, newEpoch))
    : no({ sentence: sentenceOf(opened.refusal, databaseSetting) })
}

export const sqliteStores = (database: Database, newEpoch: NewEpoch): Stores => ({
  eventLog: sqliteLog({ database, folds, deadlines, newEpoch }),
  facts: sqliteFacts(database),
  carrierFeeds: carrierFeedStore(database),
  decisions: decisionStore(database),
  devices: deviceStore(database),
  orders: orderStore(database),
  people: peopleStore(database),
  photos: photoStore(database),
  shops: shopStore(database),
  sites: siteStore(database),
})

const postgresStores = async (postgres: Postgres, newEpoch: NewEpoch): Promise<Stores> => ({
  eventLog: await postgresLog({ postgres, folds, deadlines, newEpoch }),
  facts: postgresFacts(postgres),
  carrierFeeds: postgresCarrierFeedStore(postgres),
  decisions: postgresDecisionStore(postgres),
  devices: postgresDeviceStore(postgres),
  orders: postgresOrderStore(postgres),
  people: postgresPeopleStore(postgres),
  photos: postgresPhotoStore(postgres),
  shops: postgresShopStore(postgres),
  sites: postgresSiteStore(postgres),
})
