'use client'

import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Configuration } from '#lib/model/configuration.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ConfigurationFile } from '#components/client/configuration/files.ts'
import { diagnosticsOf } from './diagnostics.ts'
import { mainCfSetup } from './main-cf-setup.ts'

type MainCfTextProps = {
  file: ConfigurationFile
  isReadOnly: boolean
  known: Configuration
  problems: readonly ConfigurationProblem[]
  /** Where to look; a new object looks again at the same place. */
  place: { readonly offset: number } | null
  onText: (text: string) => void
  onCursor: (offset: number) => void
}

/** One file under the hand. What is typed is told at once; text from outside replaces it only when it differs. */
export function MainCfText(props: MainCfTextProps) {
  // Another file is another editor, with a history of its own.
  return <OneText key={`${props.file.name} ${props.isReadOnly}`} {...props} />
}

function OneText(props: MainCfTextProps) {
  const { file, problems, place } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (!host.current) return
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: latest.current.file.text,
        extensions: mainCfSetup({
          label: latest.current.file.name,
          isReadOnly: latest.current.isReadOnly,
          known: () => latest.current.known,
          onText: (text) => latest.current.onText(text),
          onCursor: (offset) => latest.current.onCursor(offset),
        }),
      }),
    })
    view.current = editor
    return () => editor.destroy()
  }, [])
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === file.text) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: file.text } })
  }, [file.text])
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    editor.dispatch(setDiagnostics(editor.state, diagnosticsOf(problems, file.name, editor.state.doc)))
  }, [problems, file.name])
  useEffect(() => {
    const editor = view.current
    if (!editor || !place) return
    const anchor = Math.min(place.offset, editor.state.doc.length)
    editor.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    })
    editor.focus()
  }, [place])
  return (
    <div
      ref={host}
      className="h-[calc(100dvh-19rem)] min-h-72 overflow-clip rounded-md border max-sm:h-[60dvh]"
    />
  )
}
