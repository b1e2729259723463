import { readFileSync } from 'node:fs'
import { askLab, labFileIn, readLabFile } from '../../lab/control/client.ts'
import type { LabState, SystemState } from '../../lab/control/state.ts'
import { checkLedger, type Violation } from '../../lab/ledger.ts'
import { join } from 'node:path'

/** The hardware as the lab itself sees it: the witness that does not go through the engine. */
export class Lab {
  readonly #data: string

  constructor(data: string) {
    this.#data = data
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const file = readLabFile(labFileIn(this.#data))
    if (!file) throw new Error('no lab runs here')
    const answer = await askLab(file, method, path, body)
    if (!answer.ok) throw new Error(`lab: ${path}: ${answer.code} ${answer.text}`)
    return answer.body
  }

  async state(): Promise<LabState> {
    return (await this.#ask('GET', '/state')) as LabState
  }

  async system(name: string): Promise<SystemState> {
    const found = (await this.state()).systems.find((system) => system.name === name)
    if (!found) throw new Error(`the lab has no system ${name}`)
    return found
  }

  /** power-off, power-on, cut-network, restore-network, hang, thaw */
  async do(system: string, command: string): Promise<void> {
    await this.#ask('POST', `/systems/${system}/${command}`)
  }

  /** kill, hang, slow, fail-start, heal: a service by the name of its resource. */
  async service(system: string, resource: string, command: string, body?: unknown): Promise<void> {
    await this.#ask('POST', `/systems/${system}/services/${resource}/${command}`, body)
  }

  async fence(fault: 'fail' | 'heal'): Promise<void> {
    await this.#ask('POST', `/fence/${fault}`)
  }

  /** From the file itself, so that it can be read after the lab has ended. */
  violations(): Violation[] {
    return checkLedger(readFileSync(join(this.#data, 'lab', 'hardware', 'ledger.log'), 'utf8'))
  }
}
