import { createRoute, z } from '@hono/zod-openapi'
import {
  closeBody,
  confirmBody,
  draftBody,
  openBody,
  takeOverBody,
} from '#lib/wire/configuration-requests.ts'
import { answers, clusterParams, jsonBody } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { clusterNamed } from '../clusters/cluster-named.ts'
import { deskAnswerShape, noted, refusedBecause } from './desk-answer.ts'
import { keptEdits } from './read-change.ts'

const path = '/api/clusters/{cluster}/configuration'
const done = answers(200, 'Done, and how the desk stands now', z.object(deskAnswerShape))
const request = <Body extends z.ZodType>(body: Body) => ({ params: clusterParams, ...jsonBody(body) })

const open = createRoute({
  method: 'post',
  path: `${path}/open`,
  summary: 'Open the configuration for changes (haconf -makerw); refused while another person has it',
  request: request(openBody),
  responses: done,
})
const takeOver = createRoute({
  method: 'post',
  path: `${path}/take-over`,
  summary: 'Take the open configuration over from its owner, with the draft',
  request: request(takeOverBody),
  responses: done,
})
const close = createRoute({
  method: 'post',
  path: `${path}/close`,
  summary: 'Close the configuration (haconf -dump -makero); a draft is refused unless it is discarded',
  request: request(closeBody),
  responses: done,
})
const draft = createRoute({
  method: 'put',
  path: `${path}/draft`,
  summary: 'Keep the collected edits of the owner, in place of those before',
  request: request(draftBody),
  responses: done,
})
const confirm = createRoute({
  method: 'post',
  path: `${path}/confirm`,
  summary: 'Confirm a version, so that it is not rolled back',
  request: request(confirmBody),
  responses: done,
})

/** Who may change the configuration, and what they have collected. */
export function addDeskRoutes(api: Api, dependencies: ApiDependencies): void {
  api.openapi(open, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const answer = driver.desk.open(user, c.req.valid('json').requestId)
    return c.json(noted(c, dependencies, driver, { verb: 'open', answer }))
  })

  api.openapi(takeOver, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { reason, requestId } = c.req.valid('json')
    const owner = driver.desk.state().open?.owner ?? 'nobody'
    const answer = driver.desk.takeOver(user, reason, requestId)
    const about = `from ${owner}${reason === '' ? '' : `: ${reason}`}`
    return c.json(noted(c, dependencies, driver, { verb: 'take-over', about, answer }))
  })

  api.openapi(close, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { discard, requestId } = c.req.valid('json')
    const answer = driver.desk.close(user, discard, requestId)
    const about = discard ? 'discarding the draft' : ''
    return c.json(noted(c, dependencies, driver, { verb: 'close', about, answer }))
  })

  api.openapi(draft, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { edits, refusals } = keptEdits(dependencies, driver, c.req.valid('json').edits)
    if (refusals.length > 0) {
      throw refusedBecause(
        refusals.map(({ text }) => ({ code: 'edit-refused', text })),
        refusals,
      )
    }
    const answer = driver.desk.draft(user, edits)
    const about = `${edits.length} edits`
    return c.json(noted(c, dependencies, driver, { verb: 'draft', about, answer }))
  })

  api.openapi(confirm, (c) => {
    const driver = clusterNamed(dependencies, c.req.valid('param').cluster)
    const { user } = requireCaller(c).account
    const { version, requestId } = c.req.valid('json')
    const answer = driver.desk.confirm(user, version, requestId)
    return c.json(noted(c, dependencies, driver, { verb: 'confirm', about: `version ${version}`, answer }))
  })
}
