import { create } from 'zustand'
import type { ConfigurationFile } from '../configuration/files.ts'

/** Text of a configuration under the editor's hand: theirs, for as long as the page lives. */
export type TextDraft = {
  /** The version the text was taken from. */
  readonly base: number
  /** As they were when the first letter was typed. */
  readonly before: readonly ConfigurationFile[]
  readonly files: readonly ConfigurationFile[]
}

const useStore = create<{ readonly drafts: Readonly<Record<string, TextDraft>> }>()(() => ({ drafts: {} }))

export const useTextDraft = (cluster: string): TextDraft | undefined =>
  useStore((state) => state.drafts[cluster])

export const setTextDraft = (cluster: string, draft: TextDraft): void =>
  useStore.setState(({ drafts }) => ({ drafts: { ...drafts, [cluster]: draft } }))

export const forgetTextDraft = (cluster: string): void =>
  useStore.setState(({ drafts }) => {
    const { [cluster]: _, ...others } = drafts
    return { drafts: others }
  })
