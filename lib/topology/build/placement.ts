import type { Answers } from './answers.ts'
import type { Planned, PlannedGroup } from './suggest.ts'

/**
 * SystemList of a group: with idle systems these come first, so that they are the first failover target (guide 000,
 * page 31), then the home, where AutoStartList starts it; in a symmetric cluster the home comes first. Several idle
 * systems, and the systems a symmetric group fails over to, are taken in turn: what one system carried is spread.
 */
export const systemOrder = (
  { model }: Pick<Answers, 'model'>,
  { systems, standbys }: Pick<Planned, 'systems' | 'standbys'>,
  { home }: Pick<PlannedGroup, 'home'>,
  index: number,
): readonly string[] => {
  const idle = turned(standbys, standbys.length === 0 ? 0 : index % standbys.length)
  if (model !== 'symmetric') return [...idle, home, ...systems.filter((system) => system !== home)]
  const at = systems.indexOf(home)
  const others = turned(systems, Math.max(at, 0)).filter((system) => system !== home)
  const round = systems.length > 0 ? Math.floor(index / systems.length) : 0
  return [home, ...turned(others, others.length === 0 ? 0 : round % others.length)]
}

const turned = <Item>(list: readonly Item[], by: number): readonly Item[] => [
  ...list.slice(by),
  ...list.slice(0, by),
]
