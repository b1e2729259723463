'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useLabCommands, useLedgerCheck } from '#components/client/lab.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'

/** What the lab's own records say: was anything ever held by two systems? And the switch that breaks the fence. */
export function LedgerNotice({ fenceFailing }: { fenceFailing: boolean }) {
  const { value, failure } = useLedgerCheck()
  const { breakFence } = useLabCommands()
  const refusals = useConfigureRefusals()
  const fence = (
    <Button size="small" reasons={refusals} onClick={() => void breakFence(!fenceFailing)}>
      {fenceFailing ? 'Mend the fence' : 'Break the fence'}
    </Button>
  )
  if (!value) {
    return failure ? (
      <FailureNotice failure={failure} />
    ) : (
      <Banner tone="neutral" shape="ring" title="Reading the lab’s records." action={fence} />
    )
  }
  if (value.violations.length === 0) {
    return (
      <Banner
        tone={fenceFailing ? 'partial' : 'online'}
        shape={fenceFailing ? 'hand' : 'disc-tick'}
        title="No disk, address or service was ever held by two systems."
        action={fence}
      >
        By the lab’s own records.
        {fenceFailing && ' The fence does not answer: a silent system cannot be powered off.'}
      </Banner>
    )
  }
  return (
    <Banner
      tone="faulted"
      shape="double-disc"
      title={`${value.violations.length} times something was held by two systems.`}
      action={fence}
    >
      {value.violations.map((violation) => (
        <p key={violation.line}>{violation.text}</p>
      ))}
    </Banner>
  )
}
