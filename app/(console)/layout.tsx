import { ClusterDialogs } from '#components/cluster/ClusterDialogs.tsx'
import { DeskBar } from '#components/config/desk/DeskBar.tsx'
import { ConsoleShell } from '#components/shell/ConsoleShell.tsx'
import { SessionGate } from '#components/shell/SessionGate.tsx'

export default function ConsoleLayout({ children }: { children: React.ReactNode }) {
  return (
    <SessionGate>
      <ConsoleShell clusterDialogs={<ClusterDialogs />} clusterFoot={<DeskBar />}>
        {children}
      </ConsoleShell>
    </SessionGate>
  )
}
