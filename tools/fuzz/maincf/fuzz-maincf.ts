import { Dice } from '#lib/maincf/testing/dice.ts'
import { mutated } from '#lib/maincf/testing/mutations.ts'
import { corpusTexts } from './corpus-texts.ts'
import { takeLargeInputs } from './large.ts'
import { Tally } from './tally.ts'

const truncatedFiles = 20
const reportEvery = 50_000

/**
 * The language of main.cf under mutations of the corpus, files cut off at every character, deep nesting and
 * lines of 10 MB. Prints figures; false when anything failed. The same seed gives the same inputs.
 */
export const fuzzMaincf = async (inputs: number, seed: number): Promise<boolean> => {
  const corpus = corpusTexts()
  const texts = corpus.map(({ text }) => text)
  process.stdout.write(`corpus: ${corpus.length} files, seed ${seed}\n`)
  const large = await takeLargeInputs()
  const cut = truncated(texts)
  print('cut off at every character', cut)
  const bent = bend(texts, inputs, seed)
  print('mutations', bent)
  return large && cut.failed === 0 && bent.failed === 0
}

/** Twenty files spread over the corpus, none of them long, cut off behind every character. */
const truncated = (texts: readonly string[]): Tally => {
  const short = texts.filter(({ length }) => length > 200 && length < 2500)
  const step = Math.floor(short.length / truncatedFiles)
  const tally = new Tally()
  for (let file = 0; file < truncatedFiles; file += 1) {
    const text = short[file * step] ?? ''
    for (let length = 0; length <= text.length; length += 1) tally.take(text.slice(0, length), `cut ${file}`)
  }
  return tally
}

const bend = (texts: readonly string[], inputs: number, seed: number): Tally => {
  const dice = new Dice(seed)
  const tally = new Tally()
  const start = performance.now()
  while (tally.inputs < inputs) {
    tally.take(mutated(texts, dice), `mutation ${tally.inputs}`)
    if (tally.inputs % reportEvery !== 0) continue
    const seconds = (performance.now() - start) / 1000
    process.stdout.write(`${tally.inputs} mutations, ${tally.failed} failed, ${seconds.toFixed(0)} s\n`)
  }
  return tally
}

const print = (what: string, tally: Tally): void => {
  const megabytes = (tally.characters / 1e6).toFixed(1)
  process.stdout.write(
    `${what}: ${tally.inputs} inputs, ${megabytes} MB, ${tally.failed} failed, slowest ${tally.slowestMs.toFixed(0)} ms\n`,
  )
  for (const failure of tally.failures) process.stdout.write(`  ${failure}\n`)
}
