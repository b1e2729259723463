'use client'

import { useId } from 'react'
import { fileCount, readFiles, type PickedFile } from './read-files.ts'

type FilePickerProps = {
  label: string
  accept: string
  multiple?: boolean
  onPick: (files: readonly PickedFile[]) => void
}

/** Choose files or drop them. Their text is read here and goes nowhere by itself. */
export function FilePicker({ label, accept, multiple = false, onPick }: FilePickerProps) {
  const id = useId()
  const take = async (list: FileList | null) => {
    if (list && list.length > 0) onPick(await readFiles(list))
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void take(event.dataTransfer.files)
      }}
      className="flex cursor-pointer flex-col items-center gap-0.5 rounded-md border border-dashed border-line-strong bg-sunken px-4 py-5 text-center focus-within:outline-2 focus-within:outline-accent hover:bg-hover"
    >
      <span className="font-medium">{label}</span>
      <span className="text-xs text-text-muted">
        Choose {fileCount(multiple)} or drop {multiple ? 'them' : 'it'} here
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        className="sr-only"
        onChange={(event) => void take(event.target.files)}
      />
    </label>
  )
}
