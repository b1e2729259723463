'use client'

import { useState } from 'react'
import { PreflightPanel } from '#components/build/preflight/PreflightPanel.tsx'
import { Button } from '#components/ui/action/Button.tsx'
import { Drawer } from '#components/ui/overlay/Drawer.tsx'

/** Opens the preflight of the configuration that runs. */
export function PreflightButton() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Preflight…
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title="Preflight of all systems" width="w-[36rem]">
        <PreflightPanel change={null} bare />
      </Drawer>
    </>
  )
}
