import { expect, it } from 'vitest'
import { applyEdits } from '#lib/maincf/edit/apply-edits.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, resourceName } from '#lib/model/names.ts'
import { editsOfCopy } from './edits-of-copy.ts'

const files = [
  {
    name: 'main.cf',
    text: `include "types.cf"
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
		Critical = 0
		Root = "/opt/mail"
		Port @sysA = 1143
		Port @sysB = 2143
		Services = { imap, pop }
		AdminPasswd = "x1y2"
		RestartLimit = 2
		)
	Daemon ip (
		)
	imap requires ip
`,
  },
  {
    name: 'types.cf',
    text: 'type Daemon (\n\tstatic str ArgList[] = { Root, Port, Services, AdminPasswd }\n\tstr Root\n\tint Port = 143\n\tkeylist Services\n\tstr AdminPasswd\n)\n',
  },
]

it('makes a second resource like the first, without links and secrets', () => {
  const { configuration } = loadConfiguration(files)
  if (!configuration) throw new Error('the sample has errors')
  const edits = editsOfCopy(configuration, resourceName('imap'), resourceName('pop'), groupName('Mail'))
  const applied = applyEdits(files, edits)
  expect(applied.refusals).toEqual([])
  const after = loadConfiguration(applied.files).configuration
  const copy = after?.resources[resourceName('pop')]
  const { AdminPasswd: _, ...shown } = {
    AdminPasswd: null,
    ...configuration.resources[resourceName('imap')]?.attributes,
  }
  expect(copy?.attributes).toEqual({ ...shown, Enabled: { everywhere: { kind: 'scalar', text: '0' } } })
  expect(copy?.children).toEqual([])
})
