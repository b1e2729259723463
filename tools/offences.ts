/** Deliberate offences: each must be refused by the lint rule of its wall. */
export type Offence = {
  readonly wall: string
  readonly file: string
  readonly text: string
  readonly rule: string
  /** A second file that the offence needs (a ring has two ends). */
  readonly beside?: readonly [path: string, text: string]
}

const imports = 'no-restricted-imports'
const globals = 'no-restricted-globals'
const take = (from: string) => `import * as taken from '${from}'\nexport const use = taken\n`
const offence = (wall: string, file: string, from: string): Offence => ({
  wall,
  file,
  text: take(from),
  rule: imports,
})

export const offences: readonly Offence[] = [
  offence('lib is pure', 'lib/policy/x.ts', 'node:fs'),
  offence('lib is pure', 'lib/model/x.ts', 'react'),
  offence('lib is pure', 'lib/planner/x.ts', 'zod'),
  offence('lib is pure', 'lib/wire/x.ts', 'hono'),
  offence('lib is pure', 'lib/maincf/x.ts', '#server/ports.ts'),
  offence('lib is pure', 'lib/graph/x.ts', '../../server/ports.ts'),
  offence('stairs of lib', 'lib/model/y.ts', '#lib/policy/step.ts'),
  offence('stairs of lib', 'lib/graph/y.ts', '#lib/planner/intent.ts'),
  offence('stairs of lib', 'lib/planner/y.ts', '#lib/policy/step.ts'),
  offence('stairs of lib', 'lib/policy/y.ts', '#lib/wire/errors.ts'),
  offence('stairs of lib', 'lib/policy/w.ts', '#lib/forecast/forecast.ts'),
  offence('stairs of lib', 'lib/model/w.ts', '#lib/forecast/forecast.ts'),
  offence('stairs of lib', 'lib/forecast/y.ts', '#lib/maincf/parse.ts'),
  offence('lib is pure', 'lib/forecast/x.ts', '#components/client/paths.ts'),
  offence('stairs of lib', 'lib/maincf/y.ts', '#lib/wire/errors.ts'),
  {
    wall: 'no clock in lib',
    file: 'lib/policy/z.ts',
    text: 'export const now = () => new Date()\n',
    rule: globals,
  },
  {
    wall: 'no timers in lib',
    file: 'lib/policy/t.ts',
    text: 'export const go = () => setTimeout(String, 1)\n',
    rule: globals,
  },
  {
    wall: 'no process in lib',
    file: 'lib/policy/p.ts',
    text: 'export const env = process.env\n',
    rule: globals,
  },
  {
    wall: 'no network in lib',
    file: 'lib/policy/f.ts',
    text: "export const got = fetch('/')\n",
    rule: globals,
  },
  {
    wall: 'no dice in lib',
    file: 'lib/policy/r.ts',
    text: 'export const dice = Math.random()\n',
    rule: 'no-restricted-properties',
  },
  offence('two houses', 'app/x.ts', '#server/ports.ts'),
  offence('two houses', 'components/group/x.ts', '#lab/ledger.ts'),
  offence('two houses', 'components/what-if/x.ts', '#server/ports.ts'),
  offence('two houses', 'components/client/x.ts', '#server/ports.ts'),
  offence('two houses', 'server/api/x.ts', '#components/ui/Button.tsx'),
  offence('two houses', 'server/engine/x.ts', 'react'),
  offence('primitives are blind', 'components/ui/x.ts', '#lib/model/names.ts'),
  offence('primitives are blind', 'components/ui/y.ts', '#components/group/SwitchButton.tsx'),
  offence('primitives are blind', 'components/ui/z.ts', '../group/SwitchButton.tsx'),
  offence('engine acts through ports', 'server/engine/a.ts', '#server/agents/agent-runner.ts'),
  offence('engine acts through ports', 'server/engine/b.ts', '#server/store/journal.ts'),
  offence('engine acts through ports', 'server/engine/c.ts', '#server/transport/ssh-transport.ts'),
  offence('engine acts through ports', 'server/engine/d.ts', '../drivers/own-engine.ts'),
  offence('api knows drivers only', 'server/api/a.ts', '#server/engine/engine.ts'),
  offence('api knows drivers only', 'server/api/b.ts', '#server/transport/ssh-transport.ts'),
  offence('api knows drivers only', 'server/api/c.ts', '#server/agents/agent-runner.ts'),
  offence('transport is a leaf', 'server/transport/a.ts', '#server/engine/engine.ts'),
  offence('transport is a leaf', 'server/transport/b.ts', '#server/store/journal.ts'),
  offence('nothing stands on proofs', 'server/engine/e.ts', '#server/proof/mail-flow-proofs.ts'),
  offence('nothing stands on proofs', 'server/drivers/e.ts', '../proof/mail-flow-proofs.ts'),
  offence('proofs know no engine', 'server/proof/a.ts', '#server/engine/engine.ts'),
  offence('proofs know no engine', 'server/proof/b.ts', '#server/transport/transport.ts'),
  offence('a look acts through ports', 'server/preflight/a.ts', '#server/engine/engine.ts'),
  offence('a look acts through ports', 'server/preflight/b.ts', '#server/agents/agent-runner.ts'),
  offence('one library, one room', 'server/agents/s.ts', 'ssh2'),
  offence('one library, one room', 'cli/s.ts', 'ssh2'),
  offence('one library, one room', 'components/group/f.ts', '@xyflow/react'),
  offence('one library, one room', 'app/q.ts', '@tanstack/react-query'),
  offence('one library, one room', 'components/type/m.ts', '@codemirror/view'),
  offence('one library, one room', 'components/client/m.ts', '@codemirror/state'),
  offence('one library, one room', 'components/shell/q.ts', 'zustand'),
  offence('one library, one room', 'components/graph/q.ts', '@tanstack/react-query'),
  {
    wall: 'one-way streets',
    file: 'lib/model/ring-a.ts',
    text: "import { b } from './ring-b.ts'\nexport const a = (): unknown => b\n",
    beside: ['lib/model/ring-b.ts', "import { a } from './ring-a.ts'\nexport const b = (): unknown => a\n"],
    rule: 'no-cycle',
  },
]
