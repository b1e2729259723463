import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { parse } from '#lib/maincf/parse.ts'
import { verify } from '#lib/maincf/verify/verify.ts'
import { configurationFiles, type ClusterSize } from './cluster/generated-cluster.ts'
import { machine, median, processorMs, row } from './figures.ts'
import { parseWithPeer } from './maincf/peer-grammar.ts'

/** Resources of the clusters; the last one's main.cf has about 50 MB. */
const resourceCounts = [5000, 50_000, 210_000]
const resourcesPerGroup = 10
const rounds = 7
/** Beyond this size the peer's tokens alone would fill the heap. */
const peerLimitMb = 10
const goalMbPerSecond = 10

/** A resource as people write it: a few settings of its own, an owner, a comment. */
const resourceAttributes = [
  'Critical = 0',
  'MonitorInterval = 30',
  'ResourceOwner = "Mail operations <ops@mail.example.com>"',
  'RestartLimit = 2 // tried in place first',
]

/**
 * Reading and verifying a generated main.cf, in processor time of the whole process, collector included; beside
 * JSON.parse of the model it makes, and beside a chevrotain grammar of the same language reading the same text.
 */
export function benchMaincf(): Promise<void> {
  process.stdout.write(`${machine()}; goal ≥ ${goalMbPerSecond} MB/s read and verified\n`)
  row(['resources', 'MB', 'first MB/s', 'parse MB/s', 'and verify MB/s', 'JSON.parse ÷', 'chevrotain ÷'])
  for (const resources of resourceCounts) measure(resources)
  return Promise.resolve()
}

type Text = { readonly name: string; readonly text: string }

function measure(resources: number): void {
  const files = filesOf(resources)
  const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6
  const json = JSON.stringify(modelOf(files))
  const firstMs = processorMs(() => readAndVerify(files))
  const found = Array.from({ length: rounds }, () => ({
    parseMs: processorMs(() => readAll(files)),
    verifiedMs: processorMs(() => readAndVerify(files)),
    jsonMs: processorMs(() => JSON.parse(json)),
    peerMs:
      megabytes <= peerLimitMb ? processorMs(() => files.forEach(({ text }) => parseWithPeer(text))) : 0,
  }))
  const [parseMs, verifiedMs] = [
    median(found.map((each) => each.parseMs)),
    median(found.map((each) => each.verifiedMs)),
  ]
  const [jsonMs, peerMs] = [
    median(found.map((each) => each.jsonMs)),
    median(found.map((each) => each.peerMs)),
  ]
  const rate = (ms: number): string => (megabytes / (ms / 1000)).toFixed(1)
  row([
    String(resources),
    megabytes.toFixed(2),
    rate(firstMs),
    rate(parseMs),
    rate(verifiedMs),
    (verifiedMs / jsonMs).toFixed(1),
    peerMs === 0 ? '' : (peerMs / parseMs).toFixed(1),
  ])
}

function filesOf(resources: number): readonly Text[] {
  const groups = resources / resourcesPerGroup
  const size: ClusterSize = { systems: 32, groups, resourcesPerGroup, systemsPerGroup: 4, resourceAttributes }
  return configurationFiles(size)
}

const readAll = (files: readonly Text[]) => files.map(({ name, text }) => parse(name, text))

function readAndVerify(files: readonly Text[]): void {
  const read = readAll(files)
  const problems = [...read.flatMap(({ problems }) => problems), ...verify(read.map(({ tree }) => tree))]
  if (problems[0]) throw new Error(`the generated main.cf is not sound: ${problems[0].message}`)
}

function modelOf(files: readonly Text[]) {
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(`the generated main.cf is not sound: ${problems[0]?.message}`)
  return configuration
}
