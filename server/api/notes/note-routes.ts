import { createRoute, z } from '@hono/zod-openapi'
import { notesBody, type NotesAnswer } from '#lib/wire/notes.ts'
import { answers, clusterParams, jsonBody, notesSchema } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'

const path = '/api/clusters/{cluster}/notes'
const answer = z.object({ notes: notesSchema.nullable() })

const read = createRoute({
  method: 'get',
  path,
  summary: 'What people have written down about the cluster, who did it last and when',
  request: { params: clusterParams },
  responses: answers(200, 'The notes', answer),
})
const write = createRoute({
  method: 'put',
  path,
  summary: 'Replace the notes, unless somebody else has since',
  request: { params: clusterParams, ...jsonBody(notesBody) },
  responses: answers(200, 'As they stand now', answer),
})

/** Notes of a cluster. */
export function addNoteRoutes(api: Api, dependencies: ApiDependencies): void {
  const { audit, clock } = dependencies

  api.openapi(read, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    return c.json({ notes: driver.notes.read() } satisfies NotesAnswer)
  })

  api.openapi(write, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { text, seen } = c.req.valid('json')
    const { user } = requireCaller(c).account
    const known = driver.notes.read()
    const record = (outcome: string): void =>
      audit.append({ user, address: c.get('address'), action: 'notes.write', object: driver.name, outcome })
    if ((known?.number ?? 0) !== seen) {
      record('refused: truth-has-moved')
      const sentence = `${known?.author ?? 'Somebody'} has changed the notes meanwhile. Look at them first.`
      throw new ApiFailure('refused', sentence, { reasons: [{ code: 'truth-has-moved', text: sentence }] })
    }
    const notes = driver.notes.write({ at: clock.now(), author: user, text })
    record(`number ${notes.number}`)
    return c.json({ notes } satisfies NotesAnswer)
  })
}
