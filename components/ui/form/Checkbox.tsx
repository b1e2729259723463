'use client'

import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Icon } from '../display/Icon.tsx'

type CheckboxProps = {
  label: React.ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
}

export function Checkbox({ label, checked, onChange }: CheckboxProps) {
  return (
    <label className="inline-flex items-center gap-2 select-none">
      <Base.Root
        checked={checked}
        onCheckedChange={(next) => onChange(next)}
        className="inline-flex size-4 items-center justify-center rounded-[3px] border border-line-strong bg-raised data-checked:border-accent data-checked:bg-accent"
      >
        <Base.Indicator className="text-accent-text">
          <Icon name="tick" size={12} />
        </Base.Indicator>
      </Base.Root>
      <span>{label}</span>
    </label>
  )
}
