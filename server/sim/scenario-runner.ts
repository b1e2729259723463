import type { Configuration } from '#lib/model/configuration.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { TriggerRequest } from '#server/ports.ts'
import { ScriptedBehaviour } from './behaviour.ts'
import { clockText, durationMsOf } from './script/duration.ts'
import { endState } from './script/end-state.ts'
import { requestOf, scriptStart as start, type Request } from './script/request-lines.ts'
import { happeningOf } from './script/world-lines.ts'
import { SimWorld } from './sim-world.ts'

type ScriptLine = { readonly number: number; readonly text: string }

/** Lines of a script that say something; `#` begins a comment. */
const linesOf = (script: string): ScriptLine[] =>
  script
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(/(^|\s)#.*$/, '').trim() }))
    .filter(({ text }) => text !== '')

/** The kinds of requests a script makes. */
export const intentKindsOf = (script: string): Intent['kind'][] =>
  linesOf(script).flatMap(({ text }) => {
    const request = requestOf(withoutTime(text))
    return request ? [request.intent.kind] : []
  })

const withoutTime = (line: string): string => line.replace(/^at \S+ /, '')

/**
 * Plays a script on a simulated cluster in virtual time. Answers the transcript: every line of the script, the
 * log an administrator would read, and the end state. Throws, naming the line, when the script cannot be
 * understood, an invariant is violated, or a restart gives another state.
 */
export async function runScenario(configuration: Configuration, script: string): Promise<string> {
  const play = new Play(configuration)
  await play.begin()
  for (const line of linesOf(script)) {
    try {
      await play.perform(line.text)
    } catch (error) {
      const log = play.transcript.slice(-15).join('\n')
      throw new Error(`script line ${line.number}, "${line.text}": ${String(error)}\n${log}`, {
        cause: error,
      })
    }
  }
  return play.end()
}

class Play {
  readonly transcript: string[] = []
  private readonly behaviour = new ScriptedBehaviour()
  private readonly world: SimWorld
  private heardRevision = 0
  private requests = 0
  private lastRequest: Request | null = null

  constructor(configuration: Configuration) {
    this.world = new SimWorld({ configuration, behaviour: this.behaviour, start })
    this.world.runner.triggers.onRun = (request) => {
      const line = this.triggerLine(request)
      // After the decision it follows from, which is published when the effects have been sent.
      queueMicrotask(() => this.transcript.push(line))
    }
    this.listen()
  }

  /** The engine takes its configuration in. */
  async begin(): Promise<void> {
    await this.world.run(0)
  }

  async perform(line: string): Promise<void> {
    const [, time = ''] = /^at (\S+) /.exec(line) ?? []
    const due = durationMsOf(time)
    if (due !== null) await this.world.run(start + due - this.world.clock.now())
    await this.performNow(due === null ? line : withoutTime(line))
  }

  end(): string {
    const { engine, hardware } = this.world
    return [...this.transcript, '', `End at ${this.time()}`, ...endState(engine.state, hardware), ''].join(
      '\n',
    )
  }

  private async performNow(line: string): Promise<void> {
    const [, lapse = ''] = /^run (\S+)$/.exec(line) ?? []
    const durationMs = durationMsOf(lapse)
    if (durationMs !== null) return this.world.run(durationMs)
    this.transcript.push(`${this.time()} > ${line}`)
    const isAgain = line === 'the same request again'
    const request = isAgain ? this.lastRequest : requestOf(line)
    if (request) {
      if (!isAgain) this.requests += 1
      this.lastRequest = request
      this.ask(request)
      return this.world.run(0)
    }
    const happening = happeningOf(line)
    if (!happening) throw new Error('no such command')
    happening(this.world, this.behaviour)
    if (line === 'engine restarts') this.listen()
    return this.world.run(0)
  }

  /** The answer stands under the request; what the engine logged while deciding comes after it. */
  private ask({ intent, user }: Request): void {
    this.checkNames(intent)
    const place = this.transcript.length
    const answer = this.world.submit(intent, user, { requestId: `request-${this.requests}` })
    const lines =
      answer.kind === 'refused'
        ? answer.reasons.map(({ code, text }) => `    refused (${code}): ${text}`)
        : answer.kind === 'accepted'
          ? [`    accepted as operation ${answer.operation}`]
          : []
    this.transcript.splice(place, 0, ...lines)
  }

  /** A misspelt name would only be refused, and the scenario prove nothing. */
  private checkNames(intent: Intent): void {
    const { systems, groups, resources } = this.world.engine.state.configuration
    const known = { ...systems, ...groups, ...resources }
    const named = Object.entries(intent).filter(([key]) =>
      ['group', 'resource', 'system', 'to'].includes(key),
    )
    for (const [key, name] of named) {
      if (name !== 'all' && name !== 'any' && !(String(name) in known)) {
        throw new Error(`no ${key} named ${String(name)}`)
      }
    }
  }

  private listen(): void {
    const subscription = this.world.engine.subscribe(this.heardRevision, {
      change: (change) => {
        this.heardRevision = change.revision
        for (const decision of change.decisions) this.transcript.push(this.logLine(decision))
      },
      facts: () => undefined,
    })
    if (subscription === 'gap') throw new Error('the transcript lost changes over the restart')
  }

  private logLine({ at, severity, message, text }: Decision): string {
    return `${clockText(at - start)} ${severity.padEnd(8)} ${message} ${text}`
  }

  /** A script that begins, with its arguments; its directory too where TriggerPath names another one. */
  private triggerLine({ trigger, system, directory, arguments: words }: TriggerRequest): string {
    const path = directory === '/opt/VRTSvcs/bin/triggers' ? trigger : `${directory}/${trigger}`
    return `${this.time()} trigger ${path} on ${system}: ${words.join(' ')}`
  }

  private time(): string {
    return clockText(this.world.clock.now() - start)
  }
}
