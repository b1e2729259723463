/**
 * Chance that at least `least` of `of` things are down, each with the same chance and on its own (binomial). Added
 * up from the small end in logarithms, so that neither hundreds of systems nor tiny chances lose it.
 */
export const atLeastDown = (least: number, of: number, chance: number): number => {
  if (least <= 0) return 1
  if (least > of || chance <= 0) return 0
  if (chance >= 1) return 1
  let sum = 0
  let logWays = 0
  for (let down = 0; down <= of; down += 1) {
    if (down > 0) logWays += Math.log(of - down + 1) - Math.log(down)
    if (down >= least) sum += Math.exp(logWays + down * Math.log(chance) + (of - down) * Math.log1p(-chance))
  }
  return Math.min(sum, 1)
}
