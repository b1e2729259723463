import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { adviceRules, adviseOn } from './advise.ts'
import { adviceFor, guideItems } from './guide-items.ts'
import { advicePage, type SampleFindings } from './page.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')
const page = `${root}docs/advice.md`
const types = globSync('types/*.cf', { cwd: root })
  .toSorted()
  .map((path) => ({ name: basename(path), text: read(path) }))

/** Guide 000 prints resources only: here they stand in one group on two systems. */
const inGroup = (text: string): string =>
  `${types.map(({ name }) => `include "${name}"\n`).join('')}
cluster mail ( )
system mars
system venus
group messaging ( SystemList = { mars, venus } )
${text}`

const guides = 'lib/maincf/corpus/guides/'
const samplePaths = [
  `${guides}000-sample-configuration.cf`,
  `${guides}001-mail-group.cf`,
  ...globSync('examples/*/main.cf', { cwd: root }).toSorted(),
]

const findingsOf = (path: string): SampleFindings => {
  const text = path.includes('000-sample') ? inGroup(read(path)) : read(path)
  const ownTypes = path.startsWith(guides)
    ? [{ name: 'MsgSrvTypes.cf', text: read(`${guides}001-MsgSrvTypes.cf`) }]
    : []
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }, ...ownTypes, ...types])
  if (!configuration) throw new Error(`${path} does not load: ${problems[0]?.message}`)
  const checks = problems.filter(({ file }) => file === 'main.cf').map(({ id }) => id)
  return { path, checks, advice: adviseOn(configuration) }
}

let samples: readonly SampleFindings[] = []
beforeAll(() => {
  samples = samplePaths.map(findingsOf)
})

it('is the page docs/advice.md (HAWSER_REWRITE_CHECKS=1 writes it)', () => {
  if (process.env['HAWSER_REWRITE_CHECKS'] === '1') writeFileSync(page, advicePage(samples))
  expect(readFileSync(page, 'utf8')).toBe(advicePage(samples))
})

describe('the samples of the guides', () => {
  const found = (name: string): string[] => {
    const sample = samples.find(({ path }) => path.includes(name))
    const advice = (sample?.advice ?? []).map(
      ({ id, where }) => `${id} ${where.kind === 'cluster' ? '-' : where.name}`,
    )
    return [...(sample?.checks ?? []), ...advice]
  }

  it('000: what is said of the sample configuration', () => {
    expect(found('000-sample-configuration')).toEqual([
      'known-slip',
      'known-slip',
      'directory-not-below MSG2005Q1_MSG_http',
      'directory-not-below MSG2005Q1_MSG_imap',
      'directory-not-below MSG2005Q1_MSG_pop',
      'directory-not-below MSG2005Q1_MsgCore',
      'directory-not-below MMP2005Q1_MMP',
      'core-not-below MSG2005Q1_MSG_http',
      'core-not-below MSG2005Q1_MSG_imap',
      'core-not-below MSG2005Q1_MSG_pop',
      'critical-without-restart MSG2005Q1_Dir',
      'critical-without-restart MSG2005Q1_MSG_imap',
      'critical-without-restart MSG2005Q1_MSG_pop',
      'critical-without-restart MSG2005Q1_MsgCore',
      'critical-without-restart MMP2005Q1_MMP',
      'root-off-shared-disk MSG2005Q1_LDAP_Adm',
      'root-off-shared-disk MSG2005Q1_Dir',
      'root-off-shared-disk MSG2005Q1_MSG_http',
      'root-off-shared-disk MSG2005Q1_MSG_imap',
      'root-off-shared-disk MSG2005Q1_MSG_pop',
      'root-off-shared-disk MSG2005Q1_MsgCore',
      'root-off-shared-disk MMP2005Q1_MMP',
    ])
  })

  it('001: what is said of the mail group', () => {
    expect(found('001-mail-group')).toEqual([
      'critical-without-restart Mail',
      'root-off-shared-disk Mail',
      'directory-missing -',
    ])
  })

  it('no example deserves a warning', () => {
    for (const { path, checks, advice } of samples.filter(({ path }) => path.startsWith('examples/'))) {
      expect(checks, path).toEqual([])
      expect(
        advice.filter(({ severity }) => severity === 'warning'),
        path,
      ).toEqual([])
    }
  })
})

describe('the rules of the guides', () => {
  it('are all looked after: by advice, by a check or by a person', () => {
    for (const [item, { checks, byHand }] of Object.entries(guideItems))
      expect([...adviceFor(item), ...checks, ...(byHand === null ? [] : [byHand])], item).not.toEqual([])
  })

  it('are those of docs/semantics/source-guides.md', () => {
    const text = read('docs/semantics/source-guides.md')
    const rules = Object.keys(guideItems)
    for (const item of rules) expect(text, item).toContain(item)
    const named = new Set(Object.values(adviceRules).flatMap(({ items }) => items))
    for (const item of named) expect(item).toMatch(/^[0-4]-\d\d$/)
  })
})
