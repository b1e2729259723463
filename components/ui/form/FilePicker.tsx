'use client'

import { fileCount, readFiles, type PickedFile } from './read-files.ts'

type FilePickerProps = {
  label: string
  accept: string
  multiple?: boolean
  onPick: (files: readonly PickedFile[]) => void
  /** Larger files are not read; `onTooLarge` is told of the first. */
  mostBytes?: number
  onTooLarge?: (name: string) => void
}

/** Choose files or drop them. Their text is read here and goes nowhere by itself. */
export function FilePicker(props: FilePickerProps) {
  const { label, accept, multiple = false, onPick, mostBytes = Infinity, onTooLarge } = props
  const take = async (list: FileList | null) => {
    if (!list || list.length === 0) return
    const large = Array.from(list).find(({ size }) => size > mostBytes)
    if (large) onTooLarge?.(large.name)
    else onPick(await readFiles(list))
  }
  return (
    <div className="relative flex flex-col items-center gap-0.5 rounded-md border border-dashed border-line-strong bg-sunken px-4 py-5 text-center focus-within:outline-2 focus-within:outline-accent hover:bg-hover">
      <span className="font-medium">{label}</span>
      <span className="text-xs text-text-muted">
        Choose {fileCount(multiple)} or drop {multiple ? 'them' : 'it'} here
      </span>
      <input
        type="file"
        aria-label={label}
        accept={accept}
        multiple={multiple}
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => void take(event.target.files)}
      />
    </div>
  )
}
