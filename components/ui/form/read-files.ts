export type PickedFile = { readonly name: string; readonly text: string }

export const fileCount = (multiple: boolean): string => (multiple ? 'files' : 'a file')

/** Reads the chosen files as text, in their order. */
export const readFiles = (list: FileList): Promise<readonly PickedFile[]> =>
  Promise.all(Array.from(list, async (file) => ({ name: file.name, text: await file.text() })))
