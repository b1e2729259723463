import { groupName, type ResourceName } from '#lib/model/names.ts'
import { attributeName } from '#lib/model/names.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { notice } from '../messages/message.ts'
import { silent, type Form } from '../program.ts'
import { knownGroup } from '../view/known.ts'
import { applyEdits } from './apply-edits.ts'
import { editingForm } from './editing-form.ts'

const modifySyntax = (object: string) =>
  `${object}ATTRIBUTE [-add | -update | -delete [-keys]] VALUE … [-sys SYSTEM]`
const modify = (program: string, object: string): Form =>
  editingForm(program, '-modify', {
    syntax: modifySyntax(object),
    purpose: 'sets an attribute, or changes one that has several values',
  })

const groupAdded = notice(
  10136,
  'Group added; populating SystemList and setting the Parallel attribute recommended before adding resources',
)
const resourceAdded = notice(10242, 'Resource added. Enabled attribute must be set before agent monitors')

/** What hagrp changes in the configuration. */
export const groupEditingForms: readonly Form[] = [
  editingForm('hagrp', '-add', { syntax: 'GROUP', purpose: 'adds a group', said: groupAdded }),
  editingForm('hagrp', '-delete', {
    syntax: 'GROUP',
    purpose: 'deletes a group without resources and links',
  }),
  modify('hagrp', 'GROUP '),
  editingForm('hagrp', '-link', {
    syntax: 'PARENT CHILD online|offline local|global|remote|site [soft|firm|hard]',
    purpose: 'the parent requires the child',
  }),
  editingForm('hagrp', '-unlink', { syntax: 'PARENT CHILD', purpose: 'undoes it' }),
  resourcesEnabled('-enableresources', '1', 'has the agents manage all resources of a group'),
  resourcesEnabled('-disableresources', '0', 'has the agents leave all resources of a group alone'),
]

/** What hares changes in the configuration. */
export const resourceEditingForms: readonly Form[] = [
  editingForm('hares', '-add', {
    syntax: 'RESOURCE TYPE GROUP',
    purpose: 'adds a resource',
    said: resourceAdded,
  }),
  editingForm('hares', '-delete', {
    syntax: '[-force] RESOURCE',
    purpose: 'deletes a resource with its links',
  }),
  modify('hares', 'RESOURCE '),
  editingForm('hares', '-link', {
    syntax: 'PARENT CHILD | PARENT CHILD,CHILD,… -min NUMBER',
    purpose: 'the parent requires the child, or so many of the children',
  }),
  editingForm('hares', '-unlink', { syntax: 'PARENT CHILD', purpose: 'undoes it' }),
  editingForm('hares', '-local', {
    syntax: 'RESOURCE ATTRIBUTE',
    purpose: 'one value per system from now on',
  }),
  editingForm('hares', '-global', {
    syntax: 'RESOURCE ATTRIBUTE VALUE …',
    purpose: 'one value for all systems from now on',
  }),
  editingForm('hares', '-override', {
    syntax: 'RESOURCE ATTRIBUTE',
    purpose: 'a static attribute of the type becomes the resource’s own',
  }),
  editingForm('hares', '-undo_override', { syntax: 'RESOURCE ATTRIBUTE', purpose: 'undoes it' }),
]

/** What hasys changes in the configuration. */
export const systemEditingForms: readonly Form[] = [
  editingForm('hasys', '-add', { syntax: 'SYSTEM', purpose: 'adds a system' }),
  editingForm('hasys', '-delete', { syntax: 'SYSTEM', purpose: 'deletes a system' }),
  modify('hasys', 'SYSTEM '),
]

/** What hatype changes in the configuration. */
export const typeEditingForms: readonly Form[] = [
  editingForm('hatype', '-add', { syntax: 'TYPE', purpose: 'adds a type' }),
  editingForm('hatype', '-delete', {
    syntax: 'TYPE',
    purpose: 'deletes a type no resource has; its file stays, the include goes',
  }),
  modify('hatype', 'TYPE '),
]

/** What haattr changes in the configuration. */
export const attributeForms: readonly Form[] = [
  editingForm('haattr', '-add', {
    syntax:
      '[-static | -temp] TYPE ATTRIBUTE [-string | -i18nstr | -integer | -boolean] [-scalar | -keylist | -vector | -association] [DEFAULT …]',
    purpose: 'gives a type an attribute',
  }),
  editingForm('haattr', '-delete', { syntax: 'TYPE ATTRIBUTE', purpose: 'takes it away' }),
  editingForm('haattr', '-default', { syntax: 'TYPE ATTRIBUTE VALUE …', purpose: 'changes its default' }),
]

/** What haclus changes in the configuration. */
export const clusterEditingForms: readonly Form[] = [modify('haclus', '')]

function resourcesEnabled(option: string, value: '0' | '1', purpose: string): Form {
  return {
    option,
    syntax: 'GROUP',
    purpose,
    names: [1, 1],
    async run({ names: [name = ''] }, session) {
      const cluster = await session.cluster()
      const { configuration } = (await cluster.snapshot()).state
      const group = groupName(knownGroup(configuration, name))
      const edits = (configuration.groups[group]?.resources ?? []).map((resource) => enabled(resource, value))
      if (edits.length > 0) await applyEdits(cluster, edits, `hagrp ${option}`)
      return { ...silent, data: edits }
    },
  }
}

const enabled = (resource: ResourceName, value: string): Edit => ({
  kind: 'modify',
  object: { kind: 'resource', name: resource },
  attribute: attributeName('Enabled'),
  verb: 'set',
  words: [value],
  system: null,
})
