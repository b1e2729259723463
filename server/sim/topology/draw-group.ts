import type { Dice } from '../dice.ts'
import { drawnTypes, drawOverrides } from './draw-types.ts'

export type GroupPlan = {
  readonly name: string
  readonly parallel: 0 | 1 | 2
  readonly systems: readonly string[]
  readonly resources: readonly string[]
}

/** Text of one group: attributes, resources, links between them. `links`: its `requires group` lines. */
export function drawGroup(dice: Dice, plan: GroupPlan, links: readonly string[]): string {
  const kinds = plan.resources.map((_, index) => kindOf(dice, index))
  return [
    `group ${plan.name} (`,
    ...groupAttributes(dice, plan),
    ')',
    ...plan.resources.map((name, index) => resourceText(dice, name, kinds[index] ?? 'Daemon', plan)),
    ...links.map((link) => `  ${link}`),
    ...resourceLinks(dice, plan.resources, kinds),
    '',
  ].join('\n')
}

/** The first of a group is one that goes up and down; most others are too. */
const kindOf = (dice: Dice, index: number): string =>
  index === 0 || dice.chance(0.8) ? dice.pick(['Daemon', 'Store']) : dice.pick(['Card', 'Card', 'Job'])

function groupAttributes(dice: Dice, { parallel, systems }: GroupPlan): string[] {
  const listed = systems.map((system, index) => `${system} = ${index}`).join(', ')
  const auto = dice.chance(0.85) ? systems.slice(0, dice.integer(1, systems.length)) : []
  const zones = systems.map((system, index) => `${system} = ${index % 2}`).join(', ')
  const isZoned = parallel === 2 || dice.chance(0.15)
  return [
    `  SystemList = { ${listed} }`,
    ...(auto.length > 0 ? [`  AutoStartList = { ${auto.join(', ')} }`] : []),
    ...(parallel > 0 ? [`  Parallel = ${parallel}`] : []),
    ...(isZoned ? [`  SystemZones = { ${zones} }`] : []),
    ...maybe(dice, 0.25, 'AutoFailOver', isZoned ? [0, 2] : [0]),
    ...maybe(dice, 0.2, 'FailOverPolicy', ['RoundRobin', 'Load', 'Priority']),
    ...maybe(dice, 0.15, 'AutoStartPolicy', ['Priority', 'Load']),
    ...maybe(dice, 0.12, 'FaultPropagation', [0]),
    ...maybe(dice, 0.15, 'ManageFaults', ['NONE']),
    ...maybe(dice, 0.15, 'AutoRestart', [0, 2]),
    ...maybe(dice, 0.1, 'AutoStart', [0]),
    ...maybe(dice, 0.1, 'AutoStartIfPartial', [0]),
    ...maybe(dice, 0.1, 'OnlineRetryLimit', [1, 2]),
    ...maybe(dice, 0.05, 'OnlineRetryInterval', [60, 600]),
    ...maybe(dice, 0.05, 'Frozen', [1]),
    ...maybe(dice, 0.1, 'Load', [20, 50, 80]),
  ]
}

const maybe = (
  dice: Dice,
  chance: number,
  attribute: string,
  values: readonly (number | string)[],
): string[] => (dice.chance(chance) ? [`  ${attribute} = ${dice.pick(values)}`] : [])

function resourceText(dice: Dice, name: string, kind: string, { systems }: GroupPlan): string {
  return [
    `  ${kind} ${name} (`,
    `    PathName = "/opt/${name}"`,
    ...(dice.chance(0.3) ? ['    Critical = 0'] : []),
    ...(dice.chance(0.06) ? ['    AutoStart = 0'] : []),
    ...(dice.chance(0.04) ? [`    Enabled @${dice.pick(systems)} = 0`] : []),
    ...(dice.chance(0.04) ? ['    FaultPropagation = 0'] : []),
    ...drawOverrides(dice),
    '  )',
  ].join('\n')
}

/**
 * Each resource requires none to three of the later ones, in some groups just the next: a long chain. One that is not
 * stopped can have nothing below it; one that requires several is now and then content with some of them.
 */
function resourceLinks(dice: Dice, resources: readonly string[], kinds: readonly string[]): string[] {
  const isChain = dice.chance(0.25)
  return resources.flatMap((parent, index) => {
    const isMovable = drawnTypes.some(
      ({ name, operations }) => name === kinds[index] && operations === 'OnOff',
    )
    if (!isMovable) return []
    const later = resources.slice(index + 1)
    const children = isChain ? later.slice(0, 1) : someLater(dice, later)
    if (children.length > 1 && dice.chance(0.3)) {
      const count = dice.integer(1, children.length - 1)
      return [`  ${parent} requires atleast ${count} from ${children.join(', ')}`]
    }
    return children.map((child) => `  ${parent} requires ${child}`)
  })
}

function someLater(dice: Dice, later: readonly string[]): string[] {
  const drawn = Array.from(
    { length: dice.pick([0, 1, 1, 1, 2, 3]) },
    () => later[dice.integer(0, later.length)],
  )
  return [...new Set(drawn)].filter((child) => child !== undefined)
}
