import { beforeEach, describe, expect, test } from 'vitest'
import { resourceName, systemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import { SystemQueue } from './system-queue.ts'

/** `mount1 online`: run of a resource whose type is its name without the number. */
function run(what: string): RunEntryPoint {
  const [resource = '', entryPoint = 'monitor'] = what.split(' ')
  return {
    kind: 'runEntryPoint',
    system: systemName('sysA'),
    resource: resourceName(resource),
    entryPoint: entryPoint as EntryPoint,
    run: 1,
    delayMs: 0,
    timeoutMs: 60_000,
    cleanReason: null,
  }
}

let begun: string[] = []

function queueOf(threads: Readonly<Record<string, number>>, cap = 32): SystemQueue {
  return new SystemQueue({
    cap,
    typeOf: (resource) => resource.replace(/\d+$/, ''),
    threadsOf: (type) => threads[type] ?? Infinity,
    begin: ({ resource, entryPoint }) => begun.push(`${resource} ${entryPoint}`),
  })
}

const taken = (): string[] => begun.splice(0)

beforeEach(() => {
  begun = []
})

describe('threads of an agent (NumThreads, vcs-semantics §6.5)', () => {
  test('no more entry points of a type run at a time; another type has its own', () => {
    const queue = queueOf({ volume: 1, mount: 2 })
    for (const what of [
      'volume1 online',
      'volume2 online',
      'mount1 online',
      'mount2 online',
      'mount3 online',
    ])
      queue.add(run(what))
    expect(taken()).toEqual(['volume1 online', 'mount1 online', 'mount2 online'])
    queue.end(run('volume1 online'))
    expect(taken()).toEqual(['volume2 online'])
    queue.end(run('mount2 online'))
    expect(taken()).toEqual(['mount3 online'])
  })

  test('a command goes before monitors that wait', () => {
    const queue = queueOf({ mount: 1 })
    for (const what of ['mount1', 'mount2', 'mount3', 'mount4 offline']) queue.add(run(what))
    expect(taken()).toEqual(['mount1 monitor'])
    queue.end(run('mount1'))
    expect(taken()).toEqual(['mount4 offline'])
    queue.end(run('mount4 offline'))
    expect(taken()).toEqual(['mount2 monitor'])
  })

  test('one entry point of a resource at a time, in the order they were asked for, commands first', () => {
    const queue = queueOf({})
    for (const what of ['ip1 open', 'ip1', 'ip1 online', 'ip2']) queue.add(run(what))
    expect(taken()).toEqual(['ip1 open', 'ip2 monitor'])
    queue.end(run('ip1 open'))
    expect(taken()).toEqual(['ip1 online'])
    queue.end(run('ip1 online'))
    expect(taken()).toEqual(['ip1 monitor'])
  })

  test('a smaller NumThreads holds for what begins from then on', () => {
    const threads = { mount: 2 }
    const queue = queueOf(threads)
    for (const what of ['mount1', 'mount2', 'mount3']) queue.add(run(what))
    threads.mount = 1
    queue.end(run('mount1'))
    expect(taken()).toEqual(['mount1 monitor', 'mount2 monitor'])
    queue.end(run('mount2'))
    expect(taken()).toEqual(['mount3 monitor'])
  })
})

describe('the cap of a system', () => {
  test('types take turns; commands and monitors have a cap each', () => {
    const queue = queueOf({}, 1)
    for (const what of ['a1', 'a2', 'a3', 'b1', 'c1 online', 'c2 online']) queue.add(run(what))
    expect(taken()).toEqual(['a1 monitor', 'c1 online'])
    queue.end(run('a1'))
    queue.end(run('c1 online'))
    expect(taken()).toEqual(['a2 monitor', 'c2 online'])
    queue.end(run('a2'))
    expect(taken()).toEqual(['b1 monitor'])
  })
})

describe('what has not begun', () => {
  test('a newer monitor replaces one that waits; a forgotten one never begins', () => {
    const queue = queueOf({ a: 1 })
    for (const what of ['a1 online', 'a2', 'a2', 'a3']) queue.add(run(what))
    queue.forgetMonitor(resourceName('a3'))
    queue.end(run('a1 online'))
    queue.end(run('a2'))
    expect(taken()).toEqual(['a1 online', 'a2 monitor'])
  })

  test('is dropped with the contact; what runs keeps its thread until it answers', () => {
    const queue = queueOf({ a: 1 })
    for (const what of ['a1 online', 'a2 online', 'a3']) queue.add(run(what))
    queue.forgetAll()
    queue.add(run('a4 online'))
    expect(taken()).toEqual(['a1 online'])
    queue.end(run('a1 online'))
    expect(taken()).toEqual(['a4 online'])
  })
})
