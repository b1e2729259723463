import type { Dice } from '../dice.ts'

const changes: readonly (readonly [pattern: RegExp, replacement: (dice: Dice) => string])[] = [
  [/Critical = 0/, () => 'Critical = 1'],
  [/AutoFailOver = 0/, () => 'AutoFailOver = 1'],
  [/static int RestartLimit = \d+/, (dice) => `static int RestartLimit = ${dice.integer(0, 3)}`],
  [/static int ToleranceLimit = \d+/, (dice) => `static int ToleranceLimit = ${dice.integer(0, 2)}`],
  [/static int MonitorInterval = \d+/, (dice) => `static int MonitorInterval = ${dice.pick([20, 30, 60])}`],
  [/ManageFaults = NONE/, () => 'ManageFaults = ALL'],
  [/(PathName = "[^"]*)"/, (dice) => `PathName = "/opt/changed${dice.integer(1, 9)}"`],
  [/Enabled @(\S+) = 0/, () => 'Critical = 1'],
]

/**
 * The same cluster edited by a person: attributes changed, a resource more, or one less that nothing hangs on. What
 * the engine may not take (it would lose sight of what runs) it refuses.
 */
export function otherText(dice: Dice, mainCf: string): string {
  let text = mainCf
  for (let edit = dice.integer(1, 4); edit > 0; edit--) {
    const [pattern, replacement] = dice.pick(changes)
    text = text.replace(pattern, replacement(dice))
  }
  if (dice.chance(0.4)) return withOneMore(dice, text)
  return dice.chance(0.3) ? withoutLast(text) : text
}

function withOneMore(dice: Dice, text: string): string {
  const name = `added${dice.integer(1, 9)}`
  const [first] = /^ {2}(?:Daemon|Store) \S+ \(/m.exec(text) ?? []
  if (first === undefined || text.includes(`"/opt/${name}"`)) return text
  return text.replace(first, `  Daemon ${name} (\n    PathName = "/opt/${name}"\n  )\n${first}`)
}

/** Leaves out the last resource of the text when no line links it and its group keeps another. */
function withoutLast(text: string): string {
  const found = [...text.matchAll(/^ {2}(?:Daemon|Store|Card|Job) (\S+) \([^)]*\)\n/gm)]
  const last = found.at(-1)
  const name = last?.[1]
  if (!last || name === undefined || name.endsWith('r1')) return text
  const isLinked = new RegExp(`${name} requires|requires ${name}\\b`).test(text)
  return isLinked ? text : text.replace(last[0], '')
}
