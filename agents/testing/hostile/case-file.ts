import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from '../system-root.ts'
import { injections, isPlain } from './injections.ts'
import type { Attribute, DeclaredType } from './type-files.ts'

/** Facts a case must have shown: numbers of wanted words a program was given, and how it ended. */
export type Case = { readonly line: string; readonly shown: readonly number[]; readonly code?: number }

/** An attribute whose value reaches a program as one word (W1 to W4) or as words of a line (L5). */
type Free = { readonly slot: number; readonly code?: number }

type Way = { readonly entryPoint: string; readonly free: Readonly<Record<string, Free>> }

/** The entry point of a type that hands most of its attributes on, and which those are. */
const ways: Readonly<Record<string, Way>> = {
  DiskGroup: { entryPoint: 'monitor', free: { DiskGroup: { slot: 1 } } },
  Volume: { entryPoint: 'monitor', free: { Volume: { slot: 1 }, DiskGroup: { slot: 2 } } },
  NIC: { entryPoint: 'monitor', free: { Device: { slot: 1 }, NetworkHosts: { slot: 2 } } },
  IP: { entryPoint: 'online', free: { Device: { slot: 1 }, Options: { slot: 5 } } },
  Mount: {
    entryPoint: 'online',
    free: {
      MountPoint: { slot: 1 },
      BlockDevice: { slot: 2 },
      FSType: { slot: 3 },
      MountOpt: { slot: 4 },
      FsckOpt: { slot: 5 },
    },
  },
  Application: {
    entryPoint: 'monitor',
    free: { User: { slot: 1 }, MonitorProcesses: { slot: 4, code: 110 } },
  },
}

/** Values with which an entry point goes on; any other attribute is empty. */
const usual: Readonly<Record<string, string>> = {
  Device: 'card',
  Address: '10.0.0.5',
  NetMask: '24',
  Mii: '1',
  FSType: 'ext4',
  VolumeGroup: 'vg',
  LogicalVolume: 'lv',
  Volume: 'vol',
  DiskGroup: 'dg',
  StartProgram: '/opt/app/run',
  MonitorProgram: '/opt/app/run',
  TargetResName: 'target',
  ServerType: 'MSG',
  ResLogLevel: 'INFO',
}

const isPath = (name: string): boolean =>
  /(Root|Path\w*|Program|PidFiles?|Point|BlockDevice|Directory)$/.test(name)
const prefixOf = (name: string): string => (isPath(name) ? '/f' : '')

const usualValue = ({ name }: Attribute): string => usual[name] ?? (isPath(name) ? '/opt/app' : '')

/** Words of the V40 encoding with `text`, a word for the shell, as the attribute's value. */
const wordsWith = ({ kind }: Attribute, text: string): string => {
  switch (kind) {
    case 'scalar':
      return text
    case 'secret':
      return "'-'"
    case 'list':
      return `2 ${text} ${text}`
    case 'association':
      return `4 ${text} 1 smtp ${text}`
  }
}

const usualWords = (attribute: Attribute): string => {
  if (attribute.kind === 'list') return '0'
  return attribute.kind === 'association' ? '2 smtp 25' : `'${usualValue(attribute)}'`
}

const valueWord = (name: string, index: number): string => `"${prefixOf(name)}$S${index}"`

const plain = injections.flatMap((value, index) => (isPlain(value) ? [index] : []))
const lineOf = (index: number): string =>
  (injections[index] ?? '')
    .split(/[ \t\n]+/)
    .filter(Boolean)
    .join(' ')
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

/** Every attribute that reaches a program hostile at once, each with another value, so that all meet all places. */
export const combined = ({ name, attributes }: DeclaredType): readonly Case[] => {
  const way = ways[name]
  if (!way) return []
  const free = Object.entries(way.free)
  const code = free.flatMap(([, { code: ending }]) => ending ?? [])[0]
  return plain.map((_, turn) => {
    const chosen = new Map(free.map(([key], place) => [key, plain[(turn + 53 * place) % plain.length] ?? 0]))
    const wanted = free.map(([key, { slot }]) => {
      const index = chosen.get(key) ?? 0
      return slot === 5 ? `L5=${quoted(lineOf(index))}` : `W${slot}="$S${index}"`
    })
    const words = attributes.map((attribute) => {
      const index = chosen.get(attribute.name)
      if (index === undefined) return usualWords(attribute)
      return wordsWith(attribute, valueWord(attribute.name, index))
    })
    const shown = free.flatMap(([, { slot, code: ending }]) => (ending === undefined ? [slot] : []))
    const line = `${wanted.join(' ')}; try "$ID" "$code_${way.entryPoint}" res1 ${words.join(' ')}`
    return code === undefined ? { line, shown } : { line, shown, code }
  })
}

/**
 * One attribute hostile at a time: those that reach programs with what cannot be a name, all others with everything.
 */
export const single = ({ name, attributes }: DeclaredType): readonly Case[] => {
  const way = ways[name] ?? { entryPoint: 'monitor', free: {} }
  return attributes
    .filter(({ kind }) => kind !== 'secret')
    .flatMap((hostile) =>
      injections.flatMap((value, index) => {
        if (hostile.name in way.free && isPlain(value)) return []
        const words = attributes.map((attribute) =>
          attribute === hostile
            ? wordsWith(attribute, valueWord(attribute.name, index))
            : usualWords(attribute),
        )
        return { line: `W1=; try "$ID" "$code_${way.entryPoint}" res1 ${words.join(' ')}`, shown: [] }
      }),
    )
}

/** S0, S1 … */
const declarations = injections.map((value, index) => `S${index}=${quoted(value)}`).join('\n')

/** An entry point's file: what it sources, and the rest. */
const partsOf = (type: string, entryPoint: string) => {
  const lines = readFileSync(join(suite, type, entryPoint), 'utf8').split('\n')
  const last = lines.findLastIndex((line) => line.startsWith('. "$HAWSER_SUITE/'))
  return {
    sources: lines.filter((line) => line.startsWith('. "$HAWSER_SUITE/')),
    code: lines.slice(last + 1).join('\n'),
  }
}

/** The text of a script that runs the cases, each named by its place in the list. */
export const caseFile = (type: string, cases: readonly Case[]): string => {
  const entryPoints = [...new Set(['monitor', ways[type]?.entryPoint ?? 'monitor'])]
  const parts = entryPoints.map((name) => ({ name, ...partsOf(type, name) }))
  return [
    ...parts.flatMap(({ sources }) => sources),
    `. ${quoted(join(suite, 'testing/hostile/batch.sh'))}`,
    ...parts.map(({ name, code }) => `code_${name}=${quoted(code)}`),
    declarations,
    ...cases.map(({ line }, id) => `ID=${id} L5= W1= W2= W3= W4=; ${line}`),
  ].join('\n')
}

/** The text of a script that hands every value to the readers of arguments and secrets. */
export const readersFile = (): string =>
  [
    '. "$HAWSER_SUITE/lib/agent.sh"',
    `. ${quoted(join(suite, 'testing/hostile/batch.sh'))}`,
    'AGENT_ENTRY_POINT=online AGENT_TYPE=T AGENT_RESOURCE=r LOG_CATEGORY=1',
    declarations,
    ...injections.map((_, index) => `read_back ${index} "$S${index}"`),
    ...injections.flatMap((value, index) =>
      /[\r\n]/.test(value) ? [] : `secret_back ${index} "$S${index}"`,
    ),
    'echo read',
  ].join('\n')
