'use client'

import type { EditObject } from '#lib/maincf/edit/edit.ts'
import type { AttributeSetting, AttributeValue } from '#lib/model/attribute-value.ts'
import { namesOf, type AttributeName } from '#lib/model/names.ts'
import { ChangeMark } from '#components/graph/draft/ChangeMark.tsx'
import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { nameOf } from '#components/client/configuration/draft/with-edits.ts'
import { useEditedConfiguration, useEditing } from '#components/client/configuration/use-editing.ts'
import { openForm } from '#components/client/stores/dialogs.ts'
import { attributesOf } from './attributes-of.ts'
import { settingText } from './setting-text.ts'

type ObjectAttributesProps = {
  object: EditObject
  /** Values that hold because nothing was set, shown quieter. */
  defaults?: Readonly<Record<AttributeName, AttributeValue | null>>
}

/**
 * Attributes as main.cf says them, what a draft would make of them, then those that hold by default. Secrets
 * come masked from the engine. Each can be changed while the configuration is open by this person.
 */
export function ObjectAttributes({ object, defaults = {} }: ObjectAttributesProps) {
  const cluster = useClusterName()
  const { isMine } = useEditing()
  const running = attributesOf(useConfiguration(), object)
  const drafted = attributesOf(useEditedConfiguration(), object)
  const set = [...new Set([...namesOf(running), ...namesOf(drafted)])]
  const rest = namesOf(defaults).filter((name) => !set.includes(name) && defaults[name])
  const edit = (name: AttributeName) => (isMine ? () => openForm(formOf(object, name)) : null)
  return (
    <Table label={`Attributes of ${nameOf(object) || cluster}`}>
      <thead>
        <tr>
          <HeadCell>Attribute</HeadCell>
          <HeadCell>Value</HeadCell>
          {isMine && (
            <HeadCell>
              <span className="sr-only">Change</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {set.map((name) => (
          <AttributeRow
            key={name}
            name={name}
            running={running[name]}
            drafted={drafted[name]}
            onEdit={edit(name)}
          />
        ))}
        {rest.map((name) => (
          <Row key={name} className="text-text-muted">
            <Cell>{name}</Cell>
            <Cell className="font-mono text-xs wrap-anywhere">
              {settingText({ everywhere: defaults[name] ?? undefined })}{' '}
              <span className="font-sans text-text-faint">by default</span>
            </Cell>
            <EditCell name={name} onEdit={edit(name)} />
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const formOf = (object: EditObject, attribute: AttributeName) =>
  object.kind === 'group' && attribute === 'SystemList'
    ? ({ kind: 'system-list', group: object.name } as const)
    : ({ kind: 'attribute', object, attribute } as const)

type AttributeRowProps = {
  name: AttributeName
  running: AttributeSetting | undefined
  drafted: AttributeSetting | undefined
  onEdit: (() => void) | null
}

function AttributeRow({ name, running, drafted, onEdit }: AttributeRowProps) {
  const before = settingText(running)
  const after = settingText(drafted)
  const change = before === after ? null : running ? (drafted ? 'changed' : 'removed') : 'added'
  return (
    <Row>
      <Cell className="font-medium">{name}</Cell>
      <Cell className="font-mono text-xs wrap-anywhere">
        {change === null ? (
          before
        ) : (
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <ChangeMark change={change} />
            {running && <del className="text-text-muted">{before}</del>}
            {drafted && <ins className="no-underline">{after}</ins>}
          </span>
        )}
      </Cell>
      <EditCell name={name} onEdit={onEdit} />
    </Row>
  )
}

function EditCell({ name, onEdit }: { name: AttributeName; onEdit: (() => void) | null }) {
  if (!onEdit) return null
  return (
    <Cell className="w-0">
      <IconButton icon="pencil" label={`Change ${name}`} className="-m-2 size-7" onClick={onEdit} />
    </Cell>
  )
}
