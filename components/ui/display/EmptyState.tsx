import { Icon, type IconName } from './Icon.tsx'

type EmptyStateProps = {
  icon?: IconName
  title: string
  children?: React.ReactNode
  action?: React.ReactNode
}

/** Says why there is nothing here and what would change that. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1.5 px-6 py-14 text-center">
      {icon && <Icon name={icon} size={22} className="mb-1 text-text-faint" />}
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-md text-text-muted">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
