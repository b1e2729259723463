import type { Configuration } from '#lib/model/configuration.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { JournalEntry } from '#server/ports.ts'

/** A text as it lies on a disk, the configuration in it beside the rest: it is by far the largest part and seldom new. */
export type WrittenText = { readonly text: string; readonly configuration: string | null }

/**
 * Turns what the engine knows into texts and texts back into what a new engine reads. A reader gets what the text
 * says and nothing of the writer's; the same text is parsed once, for nobody changes what was read.
 */
export class JournalTexts {
  private readonly written = new WeakMap<Configuration, string>()
  private readonly read = new Map<string, Configuration>()
  private readonly readBack = new WeakMap<WrittenText, unknown>()

  writeState(state: ClusterState): WrittenText {
    return {
      text: JSON.stringify({ ...state, configuration: null }),
      configuration: this.textOf(state.configuration),
    }
  }

  writeEntry(entry: JournalEntry): WrittenText {
    const { event } = entry
    if (event.kind !== 'configurationLoaded') return { text: JSON.stringify(entry), configuration: null }
    return {
      text: JSON.stringify({ ...entry, event: { ...event, configuration: null } }),
      configuration: this.textOf(event.configuration),
    }
  }

  readState(written: WrittenText): ClusterState {
    return this.once(written, () => this.withConfiguration(JSON.parse(written.text) as ClusterState, written))
  }

  readEntry(written: WrittenText): JournalEntry {
    return this.once(written, () => {
      const entry = JSON.parse(written.text) as JournalEntry
      if (written.configuration === null) return entry
      return { ...entry, event: this.withConfiguration(entry.event, written) }
    })
  }

  /** The key is there already, with nothing in it: the order of keys stays. */
  private withConfiguration<Holder extends object>(holder: Holder, { configuration }: WrittenText): Holder {
    return configuration === null ? holder : { ...holder, configuration: this.configurationOf(configuration) }
  }

  private once<Value>(written: WrittenText, parse: () => Value): Value {
    const known = this.readBack.get(written)
    if (known !== undefined) return known as Value
    const value = parse()
    this.readBack.set(written, value)
    return value
  }

  private textOf(configuration: Configuration): string {
    const text = this.written.get(configuration) ?? JSON.stringify(configuration)
    this.written.set(configuration, text)
    return text
  }

  private configurationOf(text: string): Configuration {
    const known = this.read.get(text) ?? (JSON.parse(text) as Configuration)
    this.read.set(text, known)
    return known
  }
}
