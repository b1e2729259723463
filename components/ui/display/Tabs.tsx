'use client'

import { Tabs as Base } from '@base-ui/react/tabs'
import { useEffect, useRef } from 'react'

type TabsProps = {
  label: string
  tabs: readonly {
    readonly value: string
    readonly label: React.ReactNode
    readonly note?: React.ReactNode
  }[]
  value: string
  onChange: (value: string) => void
  children: React.ReactNode
}

/** Views of one thing. The chosen one belongs in the address, so it is controlled. */
export function Tabs({ label, tabs, value, onChange, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // A count that comes later makes tabs wider.
    const observer = new ResizeObserver(() => showTab(list.current, value))
    for (const tab of tabsIn(list.current)) observer.observe(tab)
    return () => observer.disconnect()
  }, [value])
  return (
    <Base.Root value={value} onValueChange={(next: string) => onChange(next)}>
      <Base.List
        ref={list}
        aria-label={label}
        className="edge-shadows relative flex gap-1 overflow-x-auto border-b [--edge:var(--surface)]"
      >
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            data-tab={tab.value}
            className="flex h-9 items-center gap-1.5 rounded-t-sm px-2.5 font-medium whitespace-nowrap text-text-muted outline-offset-[-2px] hover:text-text data-active:text-text"
          >
            {tab.label}
            {tab.note !== undefined && <span className="text-xs text-text-faint">{tab.note}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-accent transition-all duration-150" />
      </Base.List>
      {children}
    </Base.Root>
  )
}

const tabsIn = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-tab]') ?? []),
]

/** Brings the chosen tab into sight where not all have room; the page stays where it is. */
function showTab(list: HTMLElement | null, value: string): void {
  const chosen = tabsIn(list).find(({ dataset }) => dataset['tab'] === value)
  if (!list || !chosen) return
  const overLeft = chosen.offsetLeft - list.scrollLeft
  const overRight = overLeft + chosen.offsetWidth - list.clientWidth
  if (overLeft < 0) list.scrollLeft += overLeft
  else if (overRight > 0) list.scrollLeft += overRight
}

export function TabPanel({ value, children }: { value: string; children: React.ReactNode }) {
  return (
    <Base.Panel value={value} className="pt-4 outline-none">
      {children}
    </Base.Panel>
  )
}
