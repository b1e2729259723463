import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { TargetVerdict } from '#lib/planner/plan.ts'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { ReadyLine } from './readiness/ReadyLine.tsx'

type SwitchTargetsProps = {
  group: GroupName
  targets: readonly TargetVerdict[]
  chosen: SystemName | null
  onChoose: (system: SystemName) => void
}

/** Every system of the SystemList: the allowed ones to choose from, the others with all reasons against. */
export function SwitchTargets({ group, targets, chosen, onChoose }: SwitchTargetsProps) {
  return (
    <fieldset className="rounded-md border">
      <legend className="sr-only">Switch to</legend>
      {targets.map(({ system, allowed, reasons }, index) => (
        <label
          key={system}
          className={cx(
            'flex items-start gap-2.5 border-b px-3 py-2 last:border-b-0 has-focus-visible:outline-2 has-focus-visible:outline-accent',
            allowed ? 'cursor-pointer hover:bg-hover' : 'text-text-muted',
            chosen === system && 'bg-accent-wash',
          )}
        >
          <input
            type="radio"
            name="target"
            className="mt-1 accent-(--accent)"
            checked={chosen === system}
            disabled={!allowed}
            onChange={() => onChoose(system)}
          />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2 font-medium">
              {system}
              {allowed && index === targets.findIndex((each) => each.allowed) && (
                <span className="text-xs font-normal text-text-muted">first in failover order</span>
              )}
            </span>
            {reasons.map((reason) => (
              <span key={reason.code} className="block text-xs">
                {reason.text}
              </span>
            ))}
            {allowed && <ReadyLine group={group} system={system} />}
          </span>
          <Shape
            shape={allowed ? 'disc-tick' : 'minus'}
            tone={allowed ? 'online' : 'offline'}
            className="mt-1"
          />
        </label>
      ))}
    </fieldset>
  )
}
