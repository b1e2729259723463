import type { Operation } from '#lib/model/runtime.ts'

/** "Switch group mail", "Online resource (group mail)": the engine's verb with what it is about. */
export function operationTitle({ title, group }: Pick<Operation, 'title' | 'group'>): string {
  const verb = title.charAt(0).toUpperCase() + title.slice(1)
  if (group === null || title.includes(group)) return verb
  return title.endsWith('group') ? `${verb} ${group}` : `${verb} (group ${group})`
}
