'use client'

import type { Connection, Edge, FinalConnectionState, OnConnectStartParams } from '@xyflow/react'
import { useMemo, useState } from 'react'
import type { Linking } from '../picture.ts'
import { type Drawn, refusalOf } from '../to-flow.ts'

/** Drawing arrows by hand: what is on its way, and what React Flow is to tell. */
export function useDrawing(linking: Linking | null) {
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const events = useMemo(
    () =>
      linking && {
        connectOnClick: false,
        connectionRadius: 12,
        isValidConnection: ({ source, target }: Connection | Edge) =>
          source !== target && linking.refusal(source, target) === null,
        onConnectStart: (_: MouseEvent | TouchEvent, { nodeId, handleType }: OnConnectStartParams) =>
          setDrawn(
            nodeId === null ? null : { from: nodeId, end: handleType === 'source' ? 'parent' : 'child' },
          ),
        onConnect: ({ source, target }: Connection) => linking.onLink(source, target),
        onConnectEnd: (
          _: MouseEvent | TouchEvent,
          { isValid, fromNode, toNode, fromHandle }: FinalConnectionState,
        ) => {
          setDrawn(null)
          if (isValid || !fromNode || !toNode || fromNode.id === toNode.id || !fromHandle) return
          const end = fromHandle.type === 'source' ? 'parent' : 'child'
          const why = refusalOf(linking, { from: fromNode.id, end }, toNode.id)
          if (why !== null) linking.onRefused(why)
        },
        onEdgeClick: (_: unknown, { source, target }: Edge) => linking.onArrow(source, target),
      },
    [linking],
  )
  return { drawn, events: events ?? {} }
}
