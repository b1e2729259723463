'use client'

import { useState } from 'react'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Segmented } from '#components/ui/form/Segmented.tsx'
import { useNarrow } from '#components/client/use-narrow.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import { GraphTable } from './GraphTable.tsx'
import type { Linking, Picture } from './picture.ts'

type GraphPanelProps = {
  /** Names the picture: places and view are kept under it. */
  name: string
  picture: Picture
  /** A picture that this one grows into: what stands in it has its place already, and nothing moves meanwhile. */
  room?: Picture
  heading: string
  /** Spoken name of canvas and list. */
  title: string
  /** Beside the choice of view. */
  actions?: React.ReactNode
  /** Height of the canvas. */
  className: string
  /** Given where arrows may be drawn and chosen. */
  linking?: Linking | null
  /** What opening a box on the canvas does; it goes to its page when nothing is said. */
  onOpen?: (id: string) => void
}

const views = [
  { value: 'graph', label: 'Graph' },
  { value: 'list', label: 'List' },
] as const

/** A dependency graph as a picture or as a list; on a narrow screen the list comes first. */
export function GraphPanel(props: GraphPanelProps) {
  const { name, picture, room, heading, title, actions, className, linking, onOpen } = props
  const narrow = useNarrow()
  const [chosen, setChosen] = useState<'graph' | 'list' | null>(null)
  const view = chosen ?? (narrow ? 'list' : 'graph')
  return (
    <Panel
      title={heading}
      flush
      actions={
        <>
          {actions}
          <Segmented label="View" value={view} onChange={setChosen} options={views} />
        </>
      }
    >
      {view === 'graph' ? (
        <GraphCanvas
          name={name}
          picture={picture}
          room={room}
          title={title}
          className={className}
          linking={linking}
          onOpen={onOpen}
        />
      ) : (
        <GraphTable picture={picture} title={title} />
      )}
    </Panel>
  )
}
