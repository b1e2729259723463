/** What a check is, apart from any text: why the finding matters and where the rule comes from. */
export type CatalogueEntry = {
  /** `both`: an error where the text cannot be understood, a warning where it can. */
  readonly severity: 'error' | 'warning' | 'both'
  readonly explanation: string
  /** Section of the manual or item of a guide. */
  readonly source: string
}

const entryOf =
  (severity: CatalogueEntry['severity']) =>
  (explanation: string, source: string): CatalogueEntry => ({ severity, explanation, source })

/** The configuration does not load. */
export const error = entryOf('error')
/** It loads. */
export const warning = entryOf('warning')
export const both = entryOf('both')
