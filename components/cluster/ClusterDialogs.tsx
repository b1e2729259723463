'use client'

import { LoadConfigurationDialog } from '#components/config/LoadConfigurationDialog.tsx'
import { OperationsDrawer } from '#components/history/OperationsDrawer.tsx'
import { WhyDrawer } from '#components/history/WhyChain.tsx'
import { TrustDialog } from '#components/system/TrustDialog.tsx'
import { ImportTypesDialog } from '#components/type/ImportTypesDialog.tsx'
import { CommandDialog } from './CommandDialog.tsx'
import { StepList } from './StepList.tsx'

/** Everything of a cluster that opens over its pages. Each waits for its word in the dialog store. */
export function ClusterDialogs() {
  return (
    <>
      <CommandDialog renderPlan={(plan) => <StepList steps={plan.steps} />} />
      <OperationsDrawer renderSteps={(operation) => <StepList steps={operation.steps} />} />
      <WhyDrawer />
      <TrustDialog />
      <ImportTypesDialog />
      <LoadConfigurationDialog />
    </>
  )
}
