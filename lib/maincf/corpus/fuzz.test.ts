import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { Dice } from '../testing/dice.ts'
import { mutated } from '../testing/mutations.ts'
import { takeWholePath } from '../testing/whole-path.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const texts = globSync(['types/*.cf', 'examples/*/main.cf', 'lib/maincf/corpus/*/*.cf'], { cwd: root })
  .toSorted()
  .map(read)
const types = [{ name: 'types.cf', text: read('types/types.cf') }]

vi.setConfig({ testTimeout: 120_000 })

/** `npm run fuzz -- maincf --inputs 1000000` takes the same path a million times. */
it.each([1, 2, 3, 4])('takes 500 mutations of seed %i the whole way', (seed) => {
  const dice = new Dice(seed)
  for (let count = 0; count < 500; count += 1) {
    const text = mutated(texts, dice)
    expect(() => takeWholePath(text, types), JSON.stringify(text)).not.toThrow()
  }
})
