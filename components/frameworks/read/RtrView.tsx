import type { ForeignText } from '#lib/frameworks/foreign/read-foreign.ts'
import { valueText } from '#components/client/words/attribute-text.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { LossList } from '../convert/LossList.tsx'
import { FactTable } from './FactTable.tsx'

type RtrViewProps = { found: Extract<ForeignText, { kind: 'rtr' }> }

/** An RTR file as the resource type it would be here, with what is wrong in it and what is lost. */
export function RtrView({ found: { type, problems, losses } }: RtrViewProps) {
  const attributes = Object.values(type.declarations)
  return (
    <>
      {problems.length > 0 && (
        <Panel title="What is wrong in it" note={problems.length} flush>
          <ul className="divide-y">
            {problems.map(({ line, severity, message }) => (
              <li key={`${line} ${message}`} className="flex gap-2.5 px-3 py-2">
                <Shape
                  shape={severity === 'error' ? 'diamond' : 'triangle'}
                  tone={severity === 'error' ? 'faulted' : 'partial'}
                  className="mt-0.5"
                />
                <span className="min-w-0 break-words">
                  Line {line}, {severity}: {message}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <LossList losses={losses} />
      <FactTable
        title={`Attributes of type ${type.name === '' ? 'without a name' : type.name}`}
        heads={['Attribute', 'Kind', 'Default']}
        rows={attributes.map(({ name, valueType, dimension, default: usual }) => [
          name,
          dimension === 'scalar' ? valueType : `${valueType} ${dimension}`,
          usual === null ? '' : valueText(usual),
        ])}
      />
      <FactTable
        title="What holds for each of its resources"
        heads={['Attribute', 'Value']}
        rows={Object.entries(type.statics).map(([name, value]) => [name, valueText(value)])}
      />
    </>
  )
}
