export function Kbd({ children }: { children: React.ReactNode }) {
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-[3px] border bg-sunken px-1 font-sans text-2xs text-text-muted">
      {children}
    </kbd>
  )
}
