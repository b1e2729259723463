import {
  array,
  assert,
  constantFrom,
  double,
  integer,
  oneof,
  property,
  record,
  string,
  type Arbitrary,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultAnswers, haModels, topologies, type Answers, type Service } from '../build/answers.ts'
import { componentsOf } from '../build/component.ts'
import { draftText } from './draft-text.ts'
import { numberOf, numberText } from './number-text.ts'
import { readDraft } from './read-draft.ts'

const words = oneof(string(), constantFrom('', ' ', '*', '%', '%2A', 'a b', 'sysA', '%25*20', 'é €'))
const numbers = oneof(integer({ min: -5, max: 70_000 }), constantFrom(Number.NaN, 1.5))
const services: Arbitrary<readonly Service[]> = array(
  record({ name: words, port: numbers }).map(({ name, port }): Service => [name, port]),
  { maxLength: 3 },
)
const details = record(
  { name: words, short: words, home: words, address: words, hostName: words, serverRoot: words, services },
  { requiredKeys: ['name'] },
)

const anyAnswers: Arbitrary<Answers> = constantFrom(...topologies).chain((topology) => {
  const kinds = componentsOf[topology].map(({ kind }) => kind)
  const kind = constantFrom(...kinds)
  return record({
    cluster: words,
    model: constantFrom(...haModels),
    binaries: constantFrom('shared' as const, 'local' as const),
    granularity: constantFrom('one-for-all' as const, 'one-per-service' as const),
    binding: constantFrom('address' as const, 'ports' as const),
    storage: constantFrom('vxvm' as const, 'lvm' as const, 'plain' as const),
    namePrefix: words,
    systems: array(words, { maxLength: 3 }),
    standbys: array(words, { maxLength: 2 }),
    network: record({ device: words, firstAddress: words, netMask: words }),
    administrator: record({ user: words, password: constantFrom('') }),
    directoryGroup: constantFrom(null, 'Mail', '', 'null'),
    counts: array(record({ kind, count: numbers }), { maxLength: 3 }).map((list) =>
      Object.fromEntries(list.map(({ kind: of, count }) => [of, count])),
    ),
    groups: array(record({ kind, at: integer({ min: 1, max: 64 }), said: details }), { maxLength: 3 }).map(
      (list) => Object.fromEntries(list.map(({ kind: of, at, said }) => [`${of}-${at}`, said])),
    ),
  }).map((more): Answers => ({ ...defaultAnswers(topology), ...more }))
})

const read = (text: string): Answers => {
  const draft = readDraft(text)
  if (draft.kind === 'broken') throw new Error(draft.text)
  return draft.answers
}
const why = (text: string): string => {
  const draft = readDraft(text)
  return draft.kind === 'broken' ? draft.text.replace(/^.*cannot be read: /, '') : 'none'
}

describe('a draft', () => {
  it.each(topologies)('of the default answers is the name of their topology: %s', (topology) => {
    expect(draftText(defaultAnswers(topology))).toBe(topology)
    expect(read(topology)).toEqual(defaultAnswers(topology))
  })

  it('is short, and stays nearly as it is in an address', () => {
    const answers: Answers = {
      ...defaultAnswers('enterprise'),
      model: 'symmetric',
      counts: { store: 4 },
      groups: { 'store-1': { address: '10.9.9.9', services: [['imap', 1143]] } },
    }
    const text =
      'enterprise*model*symmetric*count.store*4*store-1.address*10.9.9.9*store-1.services*imap 1143'
    expect(draftText(answers)).toBe(text)
    expect(new URLSearchParams({ draft: text }).toString()).toBe(`draft=${text.replaceAll(' ', '+')}`)
  })

  it('reads back as what was written, through an address', () => {
    assert(
      property(anyAnswers, (answers) => {
        const query = new URLSearchParams({ draft: draftText(answers) }).toString()
        expect(read(new URLSearchParams(query).get('draft') ?? '')).toEqual(answers)
      }),
    )
  })

  it('never holds the password', () => {
    const answers = { ...defaultAnswers('simple'), administrator: { user: 'root', password: 'hush-hush' } }
    expect(draftText(answers)).toBe('simple*user*root')
    expect(read(draftText(answers)).administrator).toEqual({ user: 'root', password: '' })
  })
})

describe('what is no draft', () => {
  it.each([
    ['', 'it begins with “”, which is no topology.'],
    ['huge*model*symmetric', 'it begins with “huge”, which is no topology.'],
    ['constructor', 'it begins with “constructor”, which is no topology.'],
    ['simple*model', 'its end is missing. Copy the whole address once more.'],
    ['simple*model*dual', '“model” cannot be “dual”. It may come from another version.'],
    ['simple*password*hush', '“password” cannot be “hush”. It may come from another version.'],
    ['simple*__proto__*x', '“__proto__” cannot be “x”. It may come from another version.'],
    ['simple*__proto__.name*x', '“__proto__.name” cannot be “x”. It may come from another version.'],
    ['simple*all-1.__proto__*x', '“all-1.__proto__” cannot be “x”. It may come from another version.'],
    ['simple*all-1.name.x*x', '“all-1.name.x” cannot be “x”. It may come from another version.'],
    ['simple*store-1.name*x', '“store-1.name” cannot be “x”. It may come from another version.'],
    ['simple*count.all*many', '“count.all” cannot be “many”. It may come from another version.'],
    ['simple*all-1.services*smtp', '“all-1.services” cannot be “smtp”. It may come from another version.'],
    ['simple*user*a*user*b', 'it says “user” twice.'],
    [`simple*user*${'x'.repeat(40_000)}`, 'it is longer than a draft can be.'],
  ])('%s', (text, reason) => {
    expect(why(text)).toBe(reason)
  })

  it('is told in a sentence, whatever it is', () => {
    const noise = oneof(
      string({ maxLength: 80 }),
      string({ maxLength: 80 }).map((tail) => `midrange*${tail}`),
      anyAnswers.chain((answers) =>
        integer({ min: 0, max: 400 }).map((at) => draftText(answers).slice(0, at)),
      ),
    )
    assert(
      property(noise, (text) => {
        const draft = readDraft(text)
        if (draft.kind === 'broken') expect(draft.text).toMatch(/^The address holds a draft .*\.$/s)
        else expect(readDraft(draftText(draft.answers))).toEqual(draft)
      }),
    )
  })
})

it('a number is read as it is shown', () => {
  assert(
    property(
      double({ min: -1e6, max: 1e6, noNaN: true }).map((each) => Math.round(each)),
      (number) => {
        expect(numberOf(numberText(number))).toBe(number === 0 ? 0 : number)
      },
    ),
  )
  expect([numberOf(''), numberOf('1e3'), numberOf('three')]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  expect(numberText(Number.NaN)).toBe('')
})
