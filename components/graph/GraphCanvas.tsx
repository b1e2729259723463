'use client'

import '@xyflow/react/dist/style.css'
import {
  Background,
  BackgroundVariant,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { cx } from '#components/ui/class-names.ts'
import { keepView, viewOf } from '#components/client/stores/canvas.ts'
import { ArrowView } from './ArrowView.tsx'
import { BoxView } from './BoxView.tsx'
import { Drawing } from './Drawing.tsx'
import { GraphToolbar } from './GraphToolbar.tsx'
import { usePositions } from './layout/use-positions.ts'
import { LinkingHint } from './linking/LinkingHint.tsx'
import { type Linking, type Picture, kinOf } from './picture.ts'
import { type BoxNode, placeholders, toFlow } from './to-flow.ts'
import { useDrawing } from './linking/use-drawing.ts'

const nodeTypes = { box: BoxView }
const edgeTypes = { arrow: ArrowView }
const spoken = {
  'node.a11yDescription.default': 'Enter opens it.',
  'node.a11yDescription.keyboardDisabled': 'Enter opens it.',
  'edge.a11yDescription.default': 'From what requires to what is required.',
}
/** The toolbar's row stays free. */
const fit = {
  padding: { top: '48px', right: '24px', bottom: '28px', left: '24px' },
  maxZoom: 1,
  minZoom: 0.35,
} as const

export type GraphCanvasProps = {
  /** Names the picture: places and view are kept under it. */
  name: string
  picture: Picture
  /** A picture that this one grows into: what stands in it has its place already, and nothing moves meanwhile. */
  room?: Picture | undefined
  /** Spoken name of the canvas. */
  title: string
  className?: string
  /** Given where arrows may be drawn and chosen. */
  linking?: Linking | null
  /** What opening a box does; it goes to its page when nothing is said. */
  onOpen?: ((id: string) => void) | undefined
}

/**
 * A dependency graph to look at, move about and walk by keyboard (Tab from box to box, Enter opens). It is
 * fitted to the window until the person has moved it, never after.
 */
export function GraphCanvas(props: GraphCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

/** Fits the picture into its window once it is laid out, unless the person has moved it; answers how to fit it again. */
function useFittedView(name: string, laidOut: boolean): () => void {
  const flow = useReactFlow()
  const fitAll = useCallback(() => void flow.fitView(fit), [flow])
  useEffect(() => {
    if (!laidOut) return
    const view = viewOf(name)
    if (view) void flow.setViewport(view)
    else fitAll()
  }, [laidOut, name, flow, fitAll])
  return fitAll
}

/** Goes to the page of a box, or does what is said instead. */
function useOpen({ boxes }: Picture, onOpen?: (id: string) => void): (id: string) => void {
  const router = useRouter()
  return (id) => {
    const box = boxes.find((each) => each.id === id)
    if (!box) return
    if (onOpen) onOpen(id)
    else router.push(box.href)
  }
}

function Canvas(props: GraphCanvasProps) {
  const { name, picture, room = picture, title, className = 'h-96', linking = null } = props
  const flow = useReactFlow()
  const { positions, move, tidy } = usePositions(name, room)
  const [near, setNear] = useState<string | null>(null)
  const kin = useMemo(() => (near === null ? null : kinOf(picture, near)), [picture, near])
  const drawing = useDrawing(linking)
  const { nodes, edges } = useMemo(
    () => toFlow(picture, positions, kin, linking, drawing.drawn),
    [picture, positions, kin, linking, drawing.drawn],
  )
  const laidOut = nodes.length === picture.boxes.length
  const shown = useMemo(
    () => [...nodes, ...placeholders(room, picture, positions)],
    [nodes, room, picture, positions],
  )

  const fitAll = useFittedView(name, laidOut)
  const onNodesChange = (changes: NodeChange<BoxNode>[]) => {
    for (const change of changes)
      if (change.type === 'position' && change.position) move(change.id, change.position.x, change.position.y)
  }
  const open = useOpen(picture, props.onOpen)
  return (
    <section aria-label={title} aria-busy={!laidOut} className={cx('relative', className)}>
      {!laidOut && nodes.length === 0 && <Drawing picture={picture} />}
      <ReactFlow
        nodes={shown}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onKeyDown={(event) => {
          const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset.id
          if (event.key === 'Enter' && id) open(id)
        }}
        onNodeClick={(_, node) => open(node.id)}
        onNodeMouseEnter={(_, node) => setNear(node.id)}
        onNodeMouseLeave={() => setNear(null)}
        onMoveEnd={(event, view) => {
          if (event) keepView(name, view)
        }}
        {...drawing.events}
        nodesConnectable={linking !== null}
        edgesFocusable={false}
        deleteKeyCode={null}
        ariaLabelConfig={spoken}
        preventScrolling={false}
        zoomOnScroll={false}
        panOnScroll={false}
        minZoom={0.25}
        maxZoom={1.6}
      >
        {linking && <LinkingHint linking={linking} drawn={drawing.drawn} />}
        <Background variant={BackgroundVariant.Dots} gap={18} size={1} color="var(--line)" />
        <GraphToolbar
          legend={picture.key}
          onTidy={() => {
            tidy()
            requestAnimationFrame(fitAll)
          }}
          onFit={fitAll}
          onZoom={(factor) =>
            void flow.zoomTo(flow.getZoom() * factor).then(() => keepView(name, flow.getViewport()))
          }
        />
      </ReactFlow>
    </section>
  )
}
