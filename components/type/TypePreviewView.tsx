import { Badge } from '#components/ui/display/Badge.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import type { Tone } from '#components/ui/tone.ts'
import type { TypePreview } from '#components/client/configuration/files.ts'
import { ProblemList } from '#components/config/ProblemList.tsx'

type TypePreviewViewProps = { fileName: string; preview: TypePreview }

/** What a type file adds, changes, leaves, and where it collides. */
export function TypePreviewView({ fileName, preview }: TypePreviewViewProps) {
  return (
    <section aria-label={`What ${fileName} would do`} className="space-y-2.5">
      <h3 className="font-mono text-xs text-text-muted">{fileName}</h3>
      <TypeRow title="Adds" tone="online" names={preview.added} />
      <TypeRow title="Changes" tone="partial" names={preview.changed} />
      <TypeRow title="Leaves as they are" tone="neutral" names={preview.unchanged} />
      <TypeRow
        title="Collides"
        tone="faulted"
        names={preview.conflicts.map(({ type, file }) => `${type} (in ${file})`)}
      />
      {preview.agents.length > 0 && <AgentTable agents={preview.agents} />}
      {preview.problems.length > 0 && <ProblemList problems={preview.problems} />}
    </section>
  )
}

/** Where the agents of the types are: without them a resource stays unprobed. */
function AgentTable({ agents }: { agents: TypePreview['agents'] }) {
  const systems = Object.keys(agents[0]?.systems ?? {})
  return (
    <Table label="Agents on each system">
      <thead>
        <tr>
          <HeadCell>Agent</HeadCell>
          {systems.map((system) => (
            <HeadCell key={system}>{system}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {agents.map((agent) => (
          <Row key={agent.type}>
            <Cell className="font-medium">{agent.type}</Cell>
            {systems.map((system) => (
              <Cell key={system}>
                <AgentMark there={agent.systems[system] ?? null} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function AgentMark({ there }: { there: boolean | null }) {
  if (there === null)
    return (
      <Badge tone="unknown" shape="question">
        not known
      </Badge>
    )
  return there ? (
    <Badge tone="online" shape="disc-tick">
      present
    </Badge>
  ) : (
    <Badge tone="partial" shape="hand">
      missing
    </Badge>
  )
}

function TypeRow({ title, tone, names }: { title: string; tone: Tone; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <div className="flex gap-3">
      <span className="w-32 shrink-0 text-text-muted">
        {title} {names.length}
      </span>
      <span className="flex min-w-0 flex-wrap gap-1">
        {names.map((name) => (
          <Badge key={name} tone={tone}>
            {name}
          </Badge>
        ))}
      </span>
    </div>
  )
}
