import { describe, expect, it } from 'vitest'
import { loadConfiguration, loadTypes } from '#lib/maincf/load/load-configuration.ts'
import { association, keylist, scalar } from '#lib/model/attribute-value.ts'
import { attributeName, groupName, resourceName, typeName } from '#lib/model/names.ts'
import { attributeFormOf, attributeFormsOf, declaredForms } from './attribute-form.ts'
import { valueFaults } from './value-faults.ts'

const types = `type Daemon (
	static int MonitorInterval = 20
	static str ArgList[] = { Root, Port, TestPasswd }
	int Level = 3
	str Root
	int Port = 143
	str TestPasswd
)
`
const main = `include "types.cf"
cluster c (
	)
system sysA (
	)
system sysB (
	)
group Mail (
	SystemList = { sysA = 0, sysB = 1 }
	)
	Daemon imap (
		Root = "/opt"
		Port @sysB = 2143
		)
`
const { configuration, problems } = loadConfiguration([
  { name: 'main.cf', text: main },
  { name: 'types.cf', text: types },
])
if (!configuration) throw new Error(JSON.stringify(problems))
const imap = { kind: 'resource', name: resourceName('imap') } as const
const form = (name: string) => attributeFormOf(configuration, imap, attributeName(name))

describe('a resource', () => {
  it('is asked for what its agent needs first, in the order of ArgList', () => {
    const forms = declaredForms(configuration.types[typeName('Daemon')], {}, [])
    expect(forms.map(({ name, isNeeded }) => [name, isNeeded])).toEqual([
      ['Root', true],
      ['Port', false],
      ['TestPasswd', true],
      ['Level', false],
    ])
    expect(forms[2]?.isSecret).toBe(true)
  })

  it('of a type that is known is asked for what its agent cannot do without, and no more', () => {
    const text =
      'type NIC ( static str ArgList[] = { Device, NetworkHosts } str Device str NetworkHosts[] )\n'
    const { types } = loadTypes({ name: 'nic.cf', text })
    const forms = declaredForms(types?.[0], {}, [])
    expect(forms.map(({ name, isNeeded }) => [name, isNeeded])).toEqual([
      ['Device', true],
      ['NetworkHosts', false],
    ])
  })

  it('shows what is set, per system too, and what holds without it', () => {
    expect(form('Root')?.setting?.everywhere).toEqual(scalar('/opt'))
    expect(form('Port')).toMatchObject({ default: scalar('143'), systems: ['sysA', 'sysB'] })
    expect(form('Port')?.setting?.bySystem).toEqual({ sysB: scalar('2143') })
    expect(form('Critical')).toMatchObject({ default: scalar('1'), valueType: 'boolean' })
  })

  it('may override a static attribute, whose value is its type’s until then', () => {
    expect(form('MonitorInterval')).toMatchObject({ isStatic: true, default: scalar('20') })
    expect(form('MonitorInterval')?.setting).toBeUndefined()
  })

  it('is not asked for what the engine keeps', () => {
    expect(form('Probed')).toBeUndefined()
  })
})

it('SystemList of a group has a form of its own', () => {
  const names = attributeFormsOf(configuration, { kind: 'group', name: groupName('Mail') }).map(
    ({ name }) => name as string,
  )
  expect(names).toContain('AutoStartList')
  expect(names).not.toContain('SystemList')
})

it('a value is checked by its type, and keys stand once', () => {
  expect(valueFaults('int', scalar('12'))).toEqual([])
  expect(valueFaults('int', scalar('12x'))).toHaveLength(1)
  expect(valueFaults('boolean', scalar('yes'))).toHaveLength(1)
  expect(valueFaults('str', keylist(['a', 'a', '']))).toHaveLength(2)
  expect(valueFaults('int', association([['a', 'x']]))).toHaveLength(1)
})
