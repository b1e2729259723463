import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Configuration } from '#lib/model/configuration.ts'
import { applyEdits } from '../edit/apply-edits.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { meaningOf } from '../testing/meaning-of.ts'
import { commandOfEdit } from './command-of-edit.ts'
import { editOfCommand, isEdit } from './edit-of-command.ts'
import { editsBetween } from './edits-between.ts'

/** Every run reads four whole configurations: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 120_000 })

type Files = readonly { readonly name: string; readonly text: string }[]

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const typeFiles = globSync('types/*.cf', { cwd: root }).map((path) => ({
  name: basename(path),
  text: read(path),
}))
const corpus: readonly Files[] = globSync('{examples,scenarios}/*/main.cf', { cwd: root }).map((path) => [
  { name: 'main.cf', text: read(path).replace(/^cluster \S+/m, 'cluster c') },
  ...typeFiles,
])

const load = (files: Files): Configuration => {
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(JSON.stringify(problems.filter(({ severity }) => severity === 'error')))
  return configuration
}

/** Applies the way between two to the first, through commands, and compares. */
const expectWay = (from: Files, to: Files): void => {
  const after = load(to)
  const edits = editsBetween(load(from), after).map((edit) => editOfCommand(commandOfEdit(edit)))
  const { files, refusals } = applyEdits(from, edits.filter(isEdit))
  expect(refusals).toEqual([])
  const [reached, wanted] = [meaningOf(load(files)), meaningOf(after)]
  expect({ ...reached, systems: reached.systems.toSorted() }).toEqual({
    ...wanted,
    systems: wanted.systems.toSorted(),
  })
  expect(editsBetween(load(files), after)).toEqual([])
}

const base = `include "types.cf"
cluster c ( LogSize = 9000000 )
system a ( )
system b ( Capacity = 5 )
group g (
	SystemList = { a = 0, b = 1 }
	AutoStartList = { a }
	Enabled @b = 0
	)
	FileOnOff r (
		PathName @a = "/a"
		PathName @b = "/b"
		MonitorInterval = 5
		)
	FileOnOff s (
		PathName = "/s"
		)
	Mount m ( MountPoint = "/m" )
	r requires s
	m requires atleast 1 from r, s
group h ( SystemList = { b = 0 } )
	requires group g online global soft
`
const filesOf = (text: string): Files => [{ name: 'main.cf', text }, ...typeFiles]
const commandsTo = (from: string, to: string, text = base): string[] => {
  expect(text).toContain(from)
  const changed = filesOf(text.replace(from, () => to))
  expectWay(filesOf(text), changed)
  return editsBetween(load(filesOf(text)), load(changed)).map((edit) => commandOfEdit(edit).join(' '))
}

describe('the commands between two texts', () => {
  it.each([
    ['"/s"', '"/t"', ['hares -modify s PathName /t']],
    ['"/s"', '"/s"\n// a remark', []],
    ['"/s"', '"/s" Critical = 1', []],
    ['PathName = "/s"', '', ['hares -modify s PathName ']],
    ['MonitorInterval = 5', '', ['hares -undo_override r MonitorInterval']],
    ['MonitorInterval = 5', 'MonitorInterval = 6', ['hares -modify r MonitorInterval 6']],
    ['"/s"', '"/s" RestartLimit = 2', ['hares -override s RestartLimit', 'hares -modify s RestartLimit 2']],
    ['PathName @b = "/b"', 'PathName @b = "/c"', ['hares -modify r PathName /c -sys b']],
    ['PathName @a = "/a"\n\t\tPathName @b = "/b"', 'PathName = "/a"', ['hares -global r PathName /a']],
    [
      'PathName = "/s"',
      'PathName @a = "/s" PathName @b = "/u"',
      ['hares -local s PathName', 'hares -modify s PathName /u -sys b'],
    ],
    ['Enabled @b = 0', '', ['hagrp -modify g Enabled 1 -sys b']],
    ['{ a = 0, b = 1 }', '{ b = 1, a = 2 }', ['hagrp -modify g SystemList b 1 a 2']],
    ['{ a = 0, b = 1 }', '{ a = 0, b = 3 }', ['hagrp -modify g SystemList -update b 3']],
    ['Capacity = 5', '', ['hasys -modify b Capacity 100']],
    ['LogSize = 9000000', 'UserNames = { u = p }', ['haclus -modify UserNames u p', 'x']],
    ['r requires s', '', ['hares -unlink r s']],
    ['atleast 1 from r, s', 'r', ['hares -unlink m r', 'hares -unlink m s', 'hares -link m r']],
    ['online global soft', 'online global firm', ['hagrp -unlink h g', 'hagrp -link h g online global firm']],
    ['Mount m ( MountPoint = "/m" )', 'FileOnOff m ( )', ['hares -delete m', 'x']],
  ] as const)('%j to %j', (from, to, commands) => {
    const found = commandsTo(from, to)
    if (commands.at(-1) === 'x') expect(found).toContain(commands[0])
    else expect(found).toEqual(commands)
  })

  it('follows a type that changes while resources use it', () => {
    const text = `${base}type T ( str A = x int B keylist C )\ngroup k ( SystemList = { a } )\nT t ( A = y B = 2 C = { d } )\n`
    const commands = commandsTo(
      'int B keylist C',
      'str B[] = { z } keylist C = { e } static int MonitorInterval = 3',
      text.replace('B = 2', ''),
    )
    expect(commands).toContain('haattr -delete T B')
    expect(commands).toContain('hatype -modify T MonitorInterval 3')
    expect(commandsTo('keylist C', 'str D', text.replace('C = { d }', ''))).toContain('haattr -delete T C')
  })
})

describe('any way between two configurations', () => {
  const files = fc.constantFrom(...corpus)

  it('leads there', () => {
    fc.assert(
      fc.property(files, files, (from, to) => expectWay(from, to)),
      { numRuns: 30 },
    )
  })

  it('leads back from where single lines were taken out', () => {
    const cut = fc.tuple(files, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }))
    fc.assert(
      fc.property(cut, ([from, places]) => {
        const [main, ...others] = from
        if (!main) return
        const lines = main.text.split('\n')
        const dropped = new Set(places.map((place) => place % lines.length))
        const isSetting = (line: string) => /^\s+\w+ (@\w+ )?= .*$|requires/.test(line)
        const text = lines.filter((line, at) => !dropped.has(at) || !isSetting(line)).join('\n')
        const to = [{ ...main, text }, ...others]
        fc.pre(loadConfiguration(to).configuration !== null)
        expectWay(from, to)
        expectWay(to, from)
      }),
      { numRuns: 30 },
    )
  })
})
