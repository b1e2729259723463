import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, RangeSetBuilder, type Extension } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { Configuration } from '#lib/model/configuration.ts'
import { colouredSpans, type ColouredSpan, type Voice } from './coloured-spans.ts'
import { editorLook } from './editor-look.ts'
import { suggestionsAt } from './suggestions.ts'

const marks = (voice: Voice) => Decoration.mark({ class: `cm-${voice}` })
const voices: Readonly<Record<Voice, Decoration>> = {
  keyword: marks('keyword'),
  type: marks('type'),
  string: marks('string'),
  number: marks('number'),
  comment: marks('comment'),
  attribute: marks('attribute'),
  system: marks('system'),
}

/** Colours of what is in sight; the text is cut into words once for each change. */
const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    spans: readonly ColouredSpan[]

    constructor(view: EditorView) {
      this.spans = colouredSpans(view.state.doc.toString())
      this.decorations = decorationsOf(view, this.spans)
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged) this.spans = colouredSpans(view.state.doc.toString())
      if (docChanged || viewportChanged) this.decorations = decorationsOf(view, this.spans)
    }
  },
  { decorations: ({ decorations }) => decorations },
)

function decorationsOf({ visibleRanges }: EditorView, spans: readonly ColouredSpan[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const span of spans) {
    const isSeen = visibleRanges.some(({ from, to }) => span.to > from && span.from < to)
    if (isSeen) builder.add(span.from, span.to, voices[span.voice])
  }
  return builder.finish()
}

type Setup = {
  readonly label: string
  readonly isReadOnly: boolean
  readonly known: () => Configuration
  readonly onText: (text: string) => void
  readonly onCursor: (offset: number) => void
}

/** Everything the editor of main.cf does. */
export const mainCfSetup = ({ label, isReadOnly, known, onText, onCursor }: Setup): Extension => [
  lineNumbers(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  search({ top: true }),
  highlightSelectionMatches(),
  lintGutter(),
  indentUnit.of('\t'),
  EditorState.tabSize.of(4),
  EditorState.readOnly.of(isReadOnly),
  colours,
  editorLook,
  autocompletion({ override: [(context) => complete(context, known())] }),
  keymap.of([
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...lintKeymap,
    ...defaultKeymap,
    indentWithTab,
  ]),
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
  EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
    if (docChanged) onText(state.doc.toString())
    if (docChanged || selectionSet) onCursor(state.selection.main.head)
  }),
]

function complete(context: CompletionContext, known: Configuration) {
  const word = context.matchBefore(/[\w-]*/)
  const before = context.state.sliceDoc(Math.max(0, context.pos - 1), context.pos)
  if (!context.explicit && (!word || word.from === word.to) && before !== '@') return null
  const suggestions = suggestionsAt(context.state.doc.toString(), context.pos, known)
  if (suggestions.length === 0) return null
  return {
    from: word?.from ?? context.pos,
    options: suggestions.map(({ label, detail, info, text }) => ({
      label,
      detail,
      apply: text,
      ...(info === '' ? {} : { info }),
    })),
    validFor: /^[\w-]*$/,
  }
}
