/** Names of the people and devices that entries name by id. */
import type { Entry } from '@milepost/domain'
import type { DeviceStore } from '../devices/store.ts'
import type { PeopleStore } from '../people/store.ts'

export interface NamesDeps {
  readonly devices: Pick<DeviceStore, 'allDevices'>
  readonly people: Pick<PeopleStore, 'nameByPerson'>
}

export interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly devices: ReadonlyMap<string, string>
}

export async function namesOf({ devices, people }: NamesDeps): Promise<Names> {
  const all = await devices.allDevices()
  return {
    people: await people.nameByPerson(),
    devices: new Map(all.map(({ device, name }): [string, string] => [device, name])),
  }
}

/** Of all names, those that a page needs. */
export async function namesIn(
  deps: NamesDeps,
  entries: readonly Pick<Entry, 'person' | 'device'>[],
): Promise<Record<'people' | 'devices', Readonly<Record<string, string>>>> {
  const { people, devices } = await namesOf(deps)
  const here = (field: 'person' | 'device', names: ReadonlyMap<string, string>) =>
    Object.fromEntries(
      entries.flatMap((entry) => {
        const id = entry[field]
        const name = id && names.get(id)
        return id && name !== undefined ? [[id, name]] : []
      }),
    )
  return { people: here('person', people), devices: here('device', devices) }
}
