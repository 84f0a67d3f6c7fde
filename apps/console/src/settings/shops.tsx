/** Shops as their customers know them: the name, colour and help on the page behind a customer's link. */
import type { ShopFace } from '@milepost/contract'
import { as } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { focused, Section, SettingForm, textOf } from './section.tsx'
import { useDressShop, useShops } from './use-settings.ts'

export function Shops(): JSX.Element {
  const asked = useShops()
  const [editing, setEditing] = useState<ShopFace | 'new'>()
  const begin = () => setEditing('new')
  return (
    <Section
      title="Shops"
      says="The name, colour and help that customers see on their order’s page."
      add={editing ? undefined : { words: 'Name a shop', begin }}
    >
      {editing && (
        <ShopForm
          key={editing === 'new' ? '' : editing.shop}
          shop={editing === 'new' ? undefined : editing}
          close={() => setEditing(undefined)}
        />
      )}
      <Answered asked={asked} waiting={<Bones lines={1} />}>
        {(shops) =>
          shops.length === 0 ? (
            !editing && <NoShop />
          ) : (
            <ul className="panel">
              {shops.map((shop) => (
                <li key={shop.shop}>
                  <strong>
                    {shop.name}
                    <span className="code setting-id">{shop.shop}</span>
                  </strong>
                  <span className="soft shop-help">{shop.help ?? 'No help link'}</span>
                  <Swatch colour={shop.colour} />
                  <Button look="quiet" onClick={() => setEditing(shop)}>
                    Change<span className="visually-hidden"> {shop.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  )
}

function NoShop() {
  return (
    <div className="panel">
      <EmptyState icon="labelled" title="No shop has a name yet">
        <p>Customers read “Your order” until then.</p>
      </EmptyState>
    </div>
  )
}

/** Drawn, since the page's policy takes no style from a script. */
function Swatch({ colour }: { readonly colour: string }) {
  return (
    <span className="soft shop-colour">
      <svg width="18" height="18" aria-hidden="true">
        <rect width="18" height="18" rx="4" fill={colour} />
      </svg>
      <span className="code">{colour}</span>
    </span>
  )
}

interface ShopFormProps {
  readonly shop: ShopFace | undefined
  readonly close: () => void
}

function ShopForm({ shop, close }: ShopFormProps) {
  const dress = useDressShop()
  const send = (said: FormData) => {
    const help = textOf(said, 'help')
    dress.mutate(
      {
        shop: shop?.shop ?? as(textOf(said, 'shop')),
        name: textOf(said, 'name'),
        colour: textOf(said, 'colour'),
        ...(help === '' ? {} : { help }),
      },
      { onSuccess: close },
    )
  }
  return (
    <SettingForm
      submit="Save"
      isPending={dress.isPending}
      error={dress.error}
      onSubmit={send}
      close={close}
    >
      {!shop && <ShopId />}
      <label>
        Name
        <input
          ref={shop ? focused : undefined}
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          defaultValue={shop?.name}
          placeholder="Hearth & Pine"
        />
      </label>
      <label>
        Colour
        <span className="soft">Darkened or lightened where text could not be read on it.</span>
        <input name="colour" type="color" defaultValue={shop?.colour ?? '#0b5d4a'} />
      </label>
      <Help help={shop?.help} />
    </SettingForm>
  )
}

function Help({ help }: { readonly help: string | undefined }) {
  return (
    <label>
      Where customers get help
      <span className="soft">A page, a mail address or a number, for the button on the page.</span>
      <input
        name="help"
        maxLength={300}
        pattern="(https://|mailto:|tel:).+"
        title="Begin with https://, mailto: or tel:"
        autoComplete="off"
        spellCheck={false}
        defaultValue={help}
        placeholder="mailto:help@example.com"
      />
    </label>
  )
}

function ShopId() {
  return (
    <label>
      Id
      <span className="soft">What orders say as their shop.</span>
      <input
        ref={focused}
        name="shop"
        className="code"
        required
        pattern="[A-Za-z0-9][A-Za-z0-9_.:\-]*"
        title="Letters, digits and - _ . : only"
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        placeholder="hearth-and-pine"
      />
    </label>
  )
}
