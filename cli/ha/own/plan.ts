import type { ClusterState } from '#lib/model/runtime.ts'
import { can } from '#lib/policy/can.ts'
import { intentKinds, type Intent, type IntentKind } from '#lib/planner/intent.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { planIntent } from '#lib/planner/plan-intent.ts'
import type { Cluster } from '../connection/cluster.ts'
import { WrongWords } from '../messages/command-failure.ts'
import { warning, messageLine, type Message } from '../messages/message.ts'
import { numberOfReason } from '../acting/reason-numbers.ts'
import { slugOf } from '../acting/submit.ts'
import { lines } from '../print/columns.ts'
import type { Form, Output, Program } from '../program.ts'
import { readWords } from '../words/read-words.ts'

const usage = 'Usage: hawser plan hagrp|hares|hasys|hastop|hastart WORDS…\n'

/** `hawser plan`: the steps a command would take, without taking them. `programs`: those it may be asked about. */
export const planForm = (programs: readonly Program[]): Form => ({
  option: 'plan',
  syntax: 'hagrp|hares|hasys|hastop|hastart WORDS…',
  purpose: 'what a command would do, step by step, and what stands against it; nothing is done',
  names: [2, Infinity],
  raw: true,
  async run({ names: [name = '', option = '', ...rest] }, session) {
    const program = programs.find((each) => each.name === name)
    const form = program?.forms.find((each) => each.option === option)
    if (!program || !form)
      throw new WrongWords(`hawser plan: ${name} ${option} is no command that can be planned.`, usage)
    const planning = planningCluster(await session.cluster())
    await form.run(readWords(name, form, rest), {
      ...session,
      cluster: () => Promise.resolve(planning.cluster),
    })
    const asked = planning.asked()
    if (asked === null)
      throw new WrongWords(`hawser plan: ${name} ${option} is no command that can be planned.`, usage)
    return answer((await planning.cluster.snapshot()).state, asked)
  },
})

function answer(state: ClusterState, intent: Intent): Output {
  const against: Message[] = can(state, intent).map(({ code, text }) =>
    warning(numberOfReason(intent.kind, code), text),
  )
  const plan = planIntent(state, intent)
  const steps = against.length > 0 ? [] : stepLines(plan)
  const head = against.length > 0 ? `${plan.title}: not possible` : plan.title
  return {
    text: lines([head, ...steps, ...against.map(messageLine)]),
    data: { title: plan.title, steps: plan.steps, against },
    code: against.length > 0 ? 1 : 0,
  }
}

/** Steps that begin at the same time share a number. */
function stepLines({ steps }: Plan): string[] {
  const depths = new Map<number, number>()
  for (const { id, after } of steps)
    depths.set(id, Math.max(0, ...after.map((before) => depths.get(before) ?? 0)) + 1)
  return steps.map(
    ({ id, action, resource, system }) => `  ${depths.get(id)}. ${action} ${resource} on ${system}`,
  )
}

/** A cluster that takes commands down instead of having them done. */
function planningCluster(real: Cluster) {
  let asked: Intent | null = null
  const cluster: Cluster = {
    ...real,
    post(path, body) {
      asked = intentOf(path, body)
      return Promise.resolve({ operation: 0, revision: 0 })
    },
    get: (path) =>
      path === '/operations/0' ? Promise.resolve({ id: 0, title: '', steps: [] }) : real.get(path),
  }
  return { cluster, asked: () => asked }
}

function intentOf(path: string, body: unknown): Intent | null {
  const [, noun = '', name = '', slug = ''] =
    /^\/(group|resource|system)s\/([^/]+)\/([\w-]+)$/.exec(path) ?? []
  const kind = intentKinds.find(
    (each): each is IntentKind => each.startsWith(`${noun}.`) && slugOf(each) === slug,
  )
  if (kind === undefined) return null
  const { requestId: _, ...fields } = body as { readonly requestId: string }
  return { kind, [noun]: decodeURIComponent(name), ...fields } as Intent
}
