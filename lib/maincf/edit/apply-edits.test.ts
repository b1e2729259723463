import { describe, expect, it } from 'vitest'
import { editOfCommand } from '../commands/edit-of-command.ts'
import { applyEdits } from './apply-edits.ts'

const main = `// kept
include "types.cf"
include "extra.cf"

cluster c (
	UserNames = { admin = secret }
	)

system a
system b (
	)

group g ( // the one
	SystemList = { a, b = 7 } # implicit
	AutoStartList = { a }
	)

	// the file system
	Mount fs (
		MountPoint = "/a" ; // here
		Opts = { rw,  // first
			suid } // second
		Limits = { cpu = 1,
			mem = 2 }
		RestartLimit = 3
		)

	NIC nic (
		)

	Proxy px (
		TargetResName = nic
		)

	px requires fs
	fs requires atleast 1 from nic, px2

	Mount px2 (
		)

// of h
group h (
	SystemList = { a = 0, b = 1 }
	)
`
const types = `// types
type Mount (
	static str ArgList[] = { MountPoint }
	static int MonitorInterval = 30   // often
	str MountPoint
	str Opts[]
	int Port
	str Limits{}
	keylist Keys = { k1 }
	)
type NIC ( static str Operations = None )
type Proxy (
	str TargetResName
	)
`
const extra = 'type Spare (\n\t)\n'
const files = [
  { name: 'main.cf', text: main },
  { name: 'types.cf', text: types },
  { name: 'extra.cf', text: extra },
  { name: 'unread.cf', text: 'not read ((' },
]

const editsOf = (commands: readonly string[]) =>
  commands.map((command) => {
    const edit = editOfCommand(command.split(' '))
    if ('refusal' in edit) throw new Error(edit.refusal)
    return edit
  })

const run = (...commands: string[]) => applyEdits(files, editsOf(commands))

const textOf = (...commands: string[]): string => {
  const applied = run(...commands)
  expect(applied.refusals).toEqual([])
  return applied.files.map(({ text }) => text).join('\0')
}

const before = files.map(({ text }) => text).join('\0')
const change = (from: string, to: string, text = before): string => {
  expect(text).toContain(from)
  return text.replace(from, () => to)
}

describe('one edit changes its own lines and no other byte', () => {
  it.each([
    ['hares -modify fs MountPoint /b', '"/a" ;', '"/b" ;'],
    ['hares -modify fs MountPoint /a', '"/a" ;', '"/a" ;'],
    ['hares -modify fs Opts -add ro', 'suid }', 'suid,\n\t\t\tro }'],
    ['hares -modify fs Opts -delete rw', 'rw,  // first\n\t\t\tsuid', 'suid'],
    ['hares -modify fs Opts -delete suid', 'rw,  // first\n\t\t\tsuid }', 'rw  // first\n }'],
    ['hares -modify fs Limits -update mem 5', 'mem = 2', 'mem = 5'],
    ['hares -modify fs Limits -delete -keys', '{ cpu = 1,\n\t\t\tmem = 2 }', '{}'],
    ['hares -modify fs Port 25', 'RestartLimit = 3', 'RestartLimit = 3\n\t\tPort = 25'],
    ['hares -modify fs Keys -add k2', 'RestartLimit = 3', 'RestartLimit = 3\n\t\tKeys = { k1, k2 }'],
    ['hares -modify nic Critical 0', 'NIC nic (\n', 'NIC nic (\n\t\tCritical = 0\n'],
    ['hagrp -modify g SystemList -update a 3', '{ a, b = 7 }', '{ a = 3, b = 7 }'],
    ['hagrp -modify g SystemList -update b 8', '{ a, b = 7 }', '{ a, b = 8 }'],
    ['hagrp -modify h SystemList -delete a', '{ a = 0, b = 1 }', '{ b = 1 }'],
    ['hagrp -modify g Enabled 0 -sys b', '{ a }', '{ a }\n\tEnabled @b = 0'],
    ['hasys -modify a Capacity 5', 'system a\n', 'system a (\n\tCapacity = 5\n\t)\n'],
    ['hasys -add c2', 'system b (\n\t)\n', 'system b (\n\t)\n\nsystem c2 (\n\t)\n'],
    ['haclus -modify UserNames -add op pw', '{ admin = secret }', '{ admin = secret, op = pw }'],
    ['hatype -modify Mount MonitorInterval 5', '= 30   // often', '= 5   // often'],
    ['hatype -modify Mount RestartLimit 2', '{ k1 }', '{ k1 }\n\tstatic int RestartLimit = 2'],
    ['haattr -add Mount New -boolean 1', '{ k1 }', '{ k1 }\n\tboolean New = 1'],
    ['haattr -delete Mount Port', '\tint Port\n', ''],
    ['haattr -default Mount Port 3', 'int Port', 'int Port = 3'],
    ['hares -override fs MonitorInterval', 'Limit = 3', 'Limit = 3\n\t\tMonitorInterval = 30'],
    ['hares -undo_override fs RestartLimit', '\t\tRestartLimit = 3\n', ''],
    ['hares -local fs Port', 'Limit = 3', 'Limit = 3\n\t\tPort @a = 0\n\t\tPort @b = 0'],
    ['hares -unlink px fs', '\tpx requires fs\n', ''],
    ['hares -unlink fs px2', 'atleast 1 from nic, px2', 'atleast 1 from nic'],
    ['hares -link px2 nic', 'nic, px2\n', 'nic, px2\n\tpx2 requires nic\n'],
    ['hares -link px px2,nic -min 2', 'nic, px2\n', 'nic, px2\n\tpx requires atleast 2 from px2, nic\n'],
    [
      'hagrp -link g h online global firm',
      'px2 (\n\t\t)\n',
      'px2 (\n\t\t)\n\n\trequires group h online global firm\n',
    ],
    ['hares -add n NIC g', 'px2 (\n\t\t)\n', 'px2 (\n\t\t)\n\n\tNIC n (\n\t\tEnabled = 0\n\t\t)\n'],
    ['hagrp -add k', 'b = 1 }\n\t)\n\0', 'b = 1 }\n\t)\n\ngroup k (\n\t)\n\0'],
    ['hagrp -delete h', 'group h (\n\tSystemList = { a = 0, b = 1 }\n\t)\n', ''],
    ['hatype -add Own', 'TargetResName\n\t)\n', 'TargetResName\n\t)\n\ntype Own (\n\t)\n'],
    ['hawser rename group h k', 'group h (', 'group k ('],
  ])('%s', (command, from, to) => {
    expect(textOf(command)).toBe(change(from, to))
  })

  it('keeps the numbers that a shortened SystemList implied', () => {
    expect(textOf('hagrp -modify g SystemList x 4 a 0 b 7')).toContain('SystemList = { x = 4, a = 0, b = 7 }')
    expect(textOf('hagrp -modify g AutoStartList b', 'hagrp -modify g SystemList -delete a')).toContain(
      'SystemList = { b = 7 }',
    )
  })
})

describe('edits build on each other', () => {
  it('localizes, changes one system and makes global again', () => {
    const local = textOf('hares -local fs MountPoint', 'hares -modify fs MountPoint /z -sys b')
    expect(local).toContain('\t\tMountPoint @a = "/a"\n\t\tMountPoint @b = "/z"\n')
    expect(local).not.toContain('MountPoint = ')
    const again = textOf('hares -local fs MountPoint', 'hares -global fs MountPoint /y')
    expect(again).toContain('\t\tMountPoint = "/y"\n')
    expect(again).not.toContain('@')
  })

  it('leaves no local value of a system that left', () => {
    const text = textOf('hares -local fs MountPoint', 'hagrp -modify g SystemList -delete b')
    expect(text).toContain('MountPoint @a')
    expect(text).not.toContain('@b')
  })

  it('writes a resource that was added and enabled without its default', () => {
    const text = textOf('hares -add n Mount g', 'hares -modify n MountPoint /n', 'hares -modify n Enabled 1')
    expect(text).toContain('\tMount n (\n\t\tMountPoint = "/n"\n\t\t)\n')
  })

  it('deletes a resource with its links', () => {
    expect(textOf('hares -delete nic')).toBe(
      change('atleast 1 from nic, px2', 'atleast 1 from px2', change('\n\tNIC nic (\n\t\t)\n', '')),
    )
  })

  it('takes what resources say of an attribute with its declaration', () => {
    expect(textOf('haattr -delete Mount MountPoint')).toBe(
      change('\tstr MountPoint\n', '', change('\t\tMountPoint = "/a" ; // here\n', '')),
    )
  })

  it('deletes a group with the tree that a dump wrote behind it, and no other comment', () => {
    const tree =
      '\n\n\t// resource dependency tree\n\t//\n\t//\tgroup g\n\t//\t{\n\t//\tT r\n\t//\t    {\n\t//\t    }\n\t//\t}\n'
    const dumped = (text: string) => [{ name: 'main.cf', text }]
    const edits = editsOf(['hagrp -delete g'])
    const kept = '// mine\ngroup h (\n\t)\n'
    const { files: done } = applyEdits(dumped(`system a\n\ngroup g (\n\t)\n${tree}${kept}`), edits)
    expect(done[0]?.text).toBe(`system a\n\n${kept}`)
    const other = tree.replace('group g', 'group x')
    expect(applyEdits(dumped(`group g (\n\t)\n${other}`), edits).files[0]?.text).toBe(other)
  })

  it('renames a resource in links and in what names it', () => {
    const text = textOf('hawser rename resource nic card')
    expect(text).toBe(
      change('from nic', 'from card', change('= nic', '= card', change('NIC nic', 'NIC card'))),
    )
  })

  it('takes the last type of a file out with its include', () => {
    const { files: left, refusals } = run('hatype -delete Spare')
    expect(refusals).toEqual([])
    expect(left.map(({ name }) => name)).toEqual(['main.cf', 'types.cf', 'unread.cf'])
    expect(left[0]?.text).toBe(main.replace('include "extra.cf"\n', ''))
    expect(left[1]).toBe(files[1])
  })

  it('moves a type to another file, which is included from then on', () => {
    const { files: moved } = run('hatype -modify NIC SourceFile ./nic.cf')
    expect(moved.at(-1)).toEqual({ name: 'nic.cf', text: 'type NIC ( static str Operations = None )\n' })
    expect(moved[0]?.text).toBe(main.replace('"extra.cf"\n', '"extra.cf"\ninclude "nic.cf"\n'))
  })

  it('has its name said again, and is as it was', () => {
    expect(run('haclus -modify ClusterName c').files).toEqual(files)
  })

  it('makes an empty configuration', () => {
    const { files: made } = applyEdits(
      [],
      editsOf(['haclus -modify ClusterName c', 'hasys -add a', 'hatype -add T']),
    )
    expect(made).toEqual([
      { name: 'main.cf', text: 'include "types.cf"\n\ncluster c (\n\t)\n\nsystem a (\n\t)\n' },
      { name: 'types.cf', text: 'type T (\n\t)\n' },
    ])
  })
})

describe('what cannot be done', () => {
  it.each([
    ['hagrp -delete none', 'no-such-object', 10133],
    ['hares -delete none', 'no-such-object', 10260],
    ['hasys -delete none', 'no-such-object', 10357],
    ['hatype -delete none', 'no-such-object', null],
    ['hares -add fs Mount g', 'object-exists', null],
    ['hares -add 1! Mount g', 'bad-name', null],
    ['hares -add group Mount g', 'bad-name', null],
    ['hares -add n None g', 'no-such-object', null],
    ['hares -add n Mount none', 'no-such-object', 10133],
    ['hasys -delete a', 'in-use', null],
    ['hagrp -delete g', 'in-use', null],
    ['hatype -delete Mount', 'in-use', null],
    ['hares -modify fs None 1', 'no-such-attribute', null],
    ['hares -modify fs Port x', 'bad-value', null],
    ['hares -modify fs Critical 2', 'bad-value', null],
    ['hares -modify fs Port 1 2', 'bad-value', null],
    ['hares -modify fs Port -add 1', 'wrong-dimension', null],
    ['hares -modify fs Port -delete -keys', 'wrong-dimension', null],
    ['hares -modify fs Keys -update k1', 'wrong-dimension', null],
    ['hares -modify fs Keys -add k1', 'key-present', 10563],
    ['hares -modify fs Keys -delete k9', 'key-absent', 10566],
    ['hares -modify fs Limits -add cpu 2', 'key-present', 10563],
    ['hares -modify fs Limits -update disk 2', 'key-absent', 10566],
    ['hares -modify fs Limits cpu', 'bad-value', null],
    ['hares -modify fs MountPoint /z -sys b', 'not-local', null],
    ['hares -modify fs MonitorInterval 5', 'not-overridden', null],
    ['hares -modify fs State 1', 'managed-attribute', null],
    ['hares -modify fs NumThreads 1', 'not-overridable', null],
    ['hares -override fs NumThreads', 'not-overridable', null],
    ['hares -override fs RestartLimit', 'object-exists', null],
    ['hares -override fs MountPoint', 'not-overridable', null],
    ['hares -undo_override fs MonitorInterval', 'not-overridden', null],
    ['hagrp -modify g SystemList a 0 -sys a', 'not-localizable', null],
    ['hagrp -modify g Enabled 0 -sys none', 'no-such-object', 10357],
    ['haclus -modify ClusterName d', 'managed-attribute', null],
    ['hatype -modify Mount MountPoint /x', 'no-such-attribute', null],
    ['haattr -add Mount Port -integer', 'object-exists', null],
    ['haattr -add Mount K -integer -keylist', 'bad-value', null],
    ['haattr -default Mount Port', 'bad-value', null],
    ['haattr -delete Mount None', 'no-such-attribute', null],
    ['hares -link px fs', 'link-exists', null],
    ['hares -link fs px', 'link-not-allowed', null],
    ['hares -link nic px', 'link-not-allowed', null],
    ['hares -link fs fs', 'link-not-allowed', null],
    ['hares -link px px2,nic -min 3', 'bad-value', null],
    ['hares -unlink px nic', 'no-such-link', null],
    ['hagrp -unlink g h', 'no-such-link', 10146],
    ['hagrp -link g h offline global', 'link-not-allowed', null],
  ] as const)('%s', (command, code, number) => {
    const { files: left, refusals } = run(command)
    expect(refusals).toMatchObject([{ at: 0, code, number }])
    expect(left).toEqual(files)
  })

  it('does the others', () => {
    const { files: done, refusals } = run('hares -delete none', 'hares -modify fs Port 7', 'hagrp -delete g')
    expect(refusals.map(({ at }) => at)).toEqual([0, 2])
    expect(done[0]?.text).toContain('Port = 7')
  })

  it('leaves a block alone that is not closed', () => {
    const broken = [{ name: 'main.cf', text: 'group g (\n\tAutoRestart = 1\nsystem a\n' }]
    const { files: left, refusals } = applyEdits(
      broken,
      editsOf(['hagrp -modify g AutoRestart 0', 'hagrp -delete g']),
    )
    expect(refusals.map(({ code }) => code)).toEqual(['broken-block', 'broken-block'])
    expect(left).toEqual(broken)
  })

  it('repeats no word of a secret', () => {
    const { refusals } = run(
      'haclus -modify UserNames -add admin other',
      'haclus -modify UserNames -delete who',
    )
    expect(refusals.map(({ text }) => text).join()).not.toMatch(/admin|other|who/)
  })
})

it('keeps CRLF', () => {
  const windows = [{ name: 'main.cf', text: 'system a\r\ngroup g (\r\n\tAutoRestart = 1 // x\r\n\t)\r\n' }]
  const { files: done } = applyEdits(
    windows,
    editsOf(['hagrp -modify g Priority 2', 'hagrp -add h', 'hasys -modify a Capacity 3']),
  )
  expect(done[0]?.text).toBe(
    'system a (\r\n\tCapacity = 3\r\n\t)\r\ngroup g (\r\n\tAutoRestart = 1 // x\r\n\tPriority = 2\r\n\t)\r\n\r\ngroup h (\r\n\t)\r\n',
  )
})
