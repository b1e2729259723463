import { EditorView } from '@codemirror/view'

/** The editor in the console's tokens, so that it follows both lights. */
export const editorLook = EditorView.theme({
  '&': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    fontSize: 'var(--text-xs)',
    height: '100%',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.25rem', fontVariantLigatures: 'none' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in oklch, var(--accent) 28%, transparent)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklch, var(--hover) 70%, transparent)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--text-faint)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-selectionMatch': { backgroundColor: 'var(--accent-wash)' },
  '.cm-matchingBracket': { outline: '1px solid var(--accent)', backgroundColor: 'transparent' },
  '.cm-keyword': { color: 'var(--accent)', fontWeight: '600' },
  '.cm-type': { color: 'var(--transition)' },
  '.cm-attribute': { color: 'var(--text)', fontWeight: '500' },
  '.cm-string': { color: 'var(--online)' },
  '.cm-number': { color: 'var(--partial)' },
  '.cm-system': { color: 'var(--frozen)' },
  '.cm-comment': { color: 'var(--text-faint)', fontStyle: 'italic' },
  '.cm-tooltip, .cm-panels': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
  },
  '.cm-tooltip': { borderRadius: 'var(--radius-md)', boxShadow: 'var(--shadow-popup)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--accent)',
    color: 'var(--accent-text)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  '.cm-diagnostic': { fontFamily: 'var(--font-sans)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--accent-text)',
    borderRadius: 'var(--radius-sm)',
    padding: '2px 8px',
  },
  '.cm-button, .cm-textfield': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius-sm)',
  },
})
