'use client'

import { useId, useRef } from 'react'
import type { SystemName } from '#lib/model/names.ts'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { moved } from '../attribute/list-steps.ts'
import { useDragOrder } from './use-drag-order.ts'

type SystemOrderProps = {
  label: string
  /** Every system of the cluster. */
  systems: readonly SystemName[]
  /** Those chosen, best first. */
  order: readonly SystemName[]
  onChange: (order: readonly SystemName[]) => void
}

/** Systems in their order: dragged, or moved with the buttons of each. */
export function SystemOrder({ label, systems, order, onChange }: SystemOrderProps) {
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const placeOf = (name: string) => order.findIndex((system) => system === name)
  const dragged = useDragOrder(list, (item, onto) => onChange(moved(order, placeOf(item), placeOf(onto))))
  const rows = [...order, ...systems.filter((system) => !order.includes(system))]
  return (
    <fieldset aria-labelledby={id}>
      <span id={id} className="mb-1 block text-xs text-text-muted">
        {label}
      </span>
      <ol ref={list} className="divide-y overflow-clip rounded-md border">
        {rows.map((system) => {
          const place = order.indexOf(system)
          const isIn = place >= 0
          return (
            <li
              key={system}
              draggable={isIn}
              data-item={system}
              className={cx(
                'flex h-9 items-center gap-2 px-2.5',
                isIn ? 'cursor-grab bg-raised' : 'bg-sunken text-text-muted',
                dragged === system && 'outline-2 -outline-offset-2 outline-dashed outline-accent',
              )}
            >
              <span className="w-5 text-right font-mono text-xs text-text-faint">{isIn ? place : ''}</span>
              <Checkbox
                label={system}
                checked={isIn}
                onChange={(on) => onChange(on ? [...order, system] : order.filter((each) => each !== system))}
              />
              {isIn && (
                <span className="ml-auto flex">
                  <IconButton
                    icon="arrow-up"
                    label={`${system} before ${order[place - 1] ?? 'the others'}`}
                    aria-disabled={place === 0 || undefined}
                    onClick={() => onChange(moved(order, place, place - 1))}
                  />
                  <IconButton
                    icon="arrow-down"
                    label={`${system} after ${order[place + 1] ?? 'the others'}`}
                    aria-disabled={place === order.length - 1 || undefined}
                    onClick={() => onChange(moved(order, place, place + 1))}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </fieldset>
  )
}
