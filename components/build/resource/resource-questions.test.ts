import { expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { scalar } from '#lib/model/attribute-value.ts'
import { resourceQuestions } from './resource-questions.ts'

const { configuration } = loadConfiguration([
  {
    name: 'main.cf',
    text: `type Daemon ( static str ArgList[] = { Root, Port } str Root int Port = 25 )
cluster c ( )
system sysA ( )
group Mail ( SystemList = { sysA = 0 } )
Daemon smtp ( Root = "/smtp" )
`,
  },
])
if (!configuration) throw new Error('the sample does not load')
const asked = (more: object) =>
  resourceQuestions(configuration, { group: 'Mail', type: 'Daemon', name: 'imap', values: {}, ...more })

it('a resource is whole with group, type, a free name and what its agent needs', () => {
  expect(asked({ values: { Root: scalar('/imap') } })).toEqual([])
})

it('everything that is missing is told, in the order of the fields', () => {
  expect(asked({ group: '', type: '', name: '' })).toEqual([
    'Choose a group.',
    'Choose a type.',
    'Give it a name.',
  ])
  expect(asked({ name: 'smtp', values: { Port: scalar('x') } })).toEqual([
    'There is a resource smtp already.',
    'Root: its agent needs a value.',
    expect.stringMatching(/^Port: /),
  ])
  expect(asked({ name: 'a b', values: { Root: scalar('/x') } })).toEqual([
    'A name begins with a letter and has letters, digits, "-" and "_".',
  ])
})
