import { CopyButton } from '../action/CopyButton.tsx'

/** One command as it would be typed, to be read or taken along. */
export function CommandLine({ text, label }: { text: string; label: string }) {
  return (
    <p className="flex items-center gap-2 rounded-md border bg-sunken py-0.5 pr-1 pl-2.5">
      <span className="text-xs whitespace-nowrap text-text-muted">{label}</span>
      <code className="min-w-0 flex-1 overflow-x-auto font-mono text-xs whitespace-pre">{text}</code>
      <CopyButton text={text} label="Copy the command" />
    </p>
  )
}
