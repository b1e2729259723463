'use client'

import { DeskDialogs } from '#components/config/desk/DeskDialogs.tsx'
import { EditDialogs } from '#components/config/forms/EditDialogs.tsx'
import { LoadConfigurationDialog } from '#components/config/LoadConfigurationDialog.tsx'
import { IntentPlan } from '#components/group/departure/IntentPlan.tsx'
import { OperationSteps } from '#components/group/OperationSteps.tsx'
import { SwitchDialog } from '#components/group/SwitchDialog.tsx'
import { OperationsDrawer } from '#components/history/OperationsDrawer.tsx'
import { WhyDrawer } from '#components/history/WhyChain.tsx'
import { TrustDialog } from '#components/system/TrustDialog.tsx'
import { ImportTypesDialog } from '#components/type/ImportTypesDialog.tsx'
import { CommandDialog } from './command/CommandDialog.tsx'

/** Everything of a cluster that opens over its pages. Each waits for its word in the dialog store. */
export function ClusterDialogs() {
  return (
    <>
      <SwitchDialog />
      <CommandDialog renderPlan={(intent, plan) => <IntentPlan intent={intent} plan={plan} />} />
      <OperationsDrawer renderSteps={(operation) => <OperationSteps steps={operation.steps} />} />
      <WhyDrawer />
      <TrustDialog />
      <ImportTypesDialog />
      <LoadConfigurationDialog />
      <DeskDialogs />
      <EditDialogs />
    </>
  )
}
