import type { Decision } from '#lib/policy/decision.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { logLine } from '../log/log-lines.ts'
import { lines } from '../print/columns.ts'
import type { Form, Session } from '../program.ts'
import { knownResource, knownSystem } from '../view/known.ts'
import { runtimeOf } from '../view/resource-rows.ts'

const usage = 'Usage: hawser why DECISION | RESOURCE SYSTEM\n'

/** The decision that led to a resource's present state. */
async function causeOf(session: Session, resource: string, place: string): Promise<string> {
  const { state } = await (await session.cluster()).snapshot()
  const name = knownResource(state.configuration, resource)
  const system = knownSystem(state.configuration, place)
  const cause = runtimeOf(state, name, system)?.cause ?? null
  if (cause === null)
    throw new WrongWords(`hawser why: nothing is known of ${resource} on ${place} yet.`, usage)
  return cause
}

/** `hawser why`: from a decision, or a resource's state, back to what began it. */
export const why: Form = {
  option: 'why',
  syntax: 'DECISION | RESOURCE SYSTEM',
  purpose: 'why a resource is as it is on a system, or what led to a decision; what began it comes last',
  names: [1, 2],
  async run({ names: [first = '', place] }, session) {
    const decision = place === undefined ? first : await causeOf(session, first, place)
    const path = `/decisions/${encodeURIComponent(decision)}/why`
    const chain = (await (await session.cluster()).get(path)) as readonly Decision[]
    return {
      text: lines(chain.map((each, at) => `${at === 0 ? '' : '  because '}${logLine(each)}`)),
      data: chain,
    }
  },
}
