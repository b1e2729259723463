import type { SystemPreflight } from '#server/drivers/system-preflight.ts'
import type { Engine } from '#server/engine/engine.ts'
import { posixChecksum } from '#server/agents/suite/posix-checksum.ts'
import { typesIn, type AgentSuite } from '#server/agents/suite/agent-suite.ts'
import type { Clock, SystemQuestions } from '#server/ports.ts'
import { Preflight } from '#server/preflight/preflight.ts'

type Opening = {
  readonly engine: Engine
  readonly suite: AgentSuite
  readonly questions: SystemQuestions
  readonly clock: Clock
  readonly readinessEveryMs?: number | null
}

/** What looks at the systems of one cluster. */
export const openPreflight = ({
  engine,
  suite,
  questions,
  clock,
  readinessEveryMs = null,
}: Opening): SystemPreflight =>
  new Preflight({
    state: () => engine.state,
    questions,
    suite: {
      version: suite.version,
      manifestChecksum: posixChecksum(Buffer.from(suite.manifest)),
      types: typesIn(suite),
    },
    clock,
    everyMs: readinessEveryMs,
  })
