import { scalar } from '#lib/model/attribute-value.ts'
import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import {
  attributeName,
  clusterName,
  groupName,
  resourceName,
  systemName,
  typeName,
} from '#lib/model/names.ts'
import type { ClusterState, GroupPlace, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'

/** Must be nowhere in what leaves the API. */
export const canary = 'canary-5f1d0c-secret'

const sysA = systemName('sysA')
const sysB = systemName('sysB')
const fileOnOff = typeName('FileOnOff')

export const sampleFiles: readonly ConfigurationFile[] = [
  {
    name: 'main.cf',
    text: `include "sample.cf"

// The password used to be AdminPasswd = "${canary}-old"
cluster mid (
\tUserNames = { admin = ${canary} }
\t)

system sysA (
\t)

system sysB (
\t)

group imap (
\tSystemList = { sysA = 0, sysB = 1 }
\t)

\tFileOnOff imap_file (
\t\tPathName = "/tmp/imap"
\t\tAdminPasswd = "${canary}"
\t\t)

group mta (
\tSystemList = { sysA = 0, sysB = 1 }
\t)

\tFileOnOff mta_file (
\t\tPathName = "/tmp/mta"
\t\tAdminPasswd @sysA = "${canary}-a"
\t\tAdminPasswd @sysB = "${canary}-b"
\t\t)
`,
  },
  {
    name: 'sample.cf',
    text: `type FileOnOff (
\tstatic str ArgList[] = { PathName, AdminPasswd }
\tstr PathName
\tstr AdminPasswd
)
`,
  },
]

const group = (name: string): GroupConfiguration => ({
  name: groupName(name),
  attributes: {},
  systemList: [
    { system: sysA, priority: 0 },
    { system: sysB, priority: 1 },
  ],
  autoStartList: [],
  resources: [resourceName(`${name}_file`)],
  requires: [],
  requiredBy: [],
})

const resource = (ofGroup: string) => ({
  name: resourceName(`${ofGroup}_file`),
  type: fileOnOff,
  group: groupName(ofGroup),
  attributes: {
    PathName: { everywhere: scalar(`/tmp/${ofGroup}`) },
    AdminPasswd: { everywhere: scalar(canary), bySystem: { [sysB]: scalar(`${canary}-b`) } },
  },
  children: [],
  parents: [],
})

export const sampleConfiguration: Configuration = {
  cluster: {
    name: clusterName('mid'),
    attributes: {
      [attributeName('UserNames')]: { everywhere: { kind: 'association', entries: [['admin', canary]] } },
    },
  },
  systems: { [sysA]: { name: sysA, attributes: {} }, [sysB]: { name: sysB, attributes: {} } },
  types: {
    [fileOnOff]: {
      name: fileOnOff,
      argList: ['PathName', 'AdminPasswd'],
      declarations: {},
      statics: {},
      sourceFile: 'sample.cf',
    },
  },
  groups: { [groupName('imap')]: group('imap'), [groupName('mta')]: group('mta') },
  resources: {
    [resourceName('imap_file')]: resource('imap'),
    [resourceName('mta_file')]: resource('mta'),
  },
}

const system: SystemRuntime = {
  state: 'RUNNING',
  contact: { kind: 'connected', since: 0 },
  frozen: null,
  since: 0,
  cause: null,
}

const runtime = (state: 'ONLINE' | 'OFFLINE'): ResourceRuntime => ({
  state,
  flags: [],
  iState: 'not waiting',
  probed: true,
  confidence: 100,
  running: null,
  monitorRun: 0,
  wanted: null,
  counters: {
    tolerance: 0,
    restart: 0,
    onlineRetry: 0,
    monitorTimeout: 0,
    onlineWait: 0,
    offlineWait: 0,
    clean: 0,
  },
  cleaning: null,
  since: 0,
  cause: '5.0',
})

const place = (name: string, state: 'ONLINE' | 'OFFLINE'): GroupPlace => ({
  enabled: true,
  autoDisabled: false,
  intent: null,
  resources: { [resourceName(name)]: runtime(state) },
})

export const sampleState: ClusterState = {
  revision: 10,
  configuration: sampleConfiguration,
  systems: { [sysA]: system, [sysB]: system },
  groups: {
    [groupName('imap')]: {
      frozen: null,
      move: null,
      places: { [sysA]: place('imap_file', 'ONLINE'), [sysB]: place('imap_file', 'OFFLINE') },
    },
    [groupName('mta')]: {
      frozen: null,
      move: null,
      places: { [sysA]: place('mta_file', 'OFFLINE'), [sysB]: place('mta_file', 'OFFLINE') },
    },
  },
  operations: {
    7: {
      id: 7,
      requestId: 'request-0007',
      user: 'ada',
      title: 'switch imap',
      group: groupName('imap'),
      state: 'RUNNING',
      startedAt: 0,
      endedAt: null,
      outcome: null,
      steps: [],
      cause: 'event:5',
    },
  },
  nextOperation: 8,
  nextRun: 1,
}
