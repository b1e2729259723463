import { describe, expect, it } from 'vitest'
import {
  groupFlag,
  groupNumber,
  operationsOf,
  resourceFlag,
  resourceList,
  resourceNumber,
  resourceOperations,
  resourceText,
  typeNumber,
} from './attribute-lookup.ts'
import { association, scalar, type AttributeSetting } from './attribute-value.ts'
import type { AttributeDeclaration, Configuration, ResourceType } from './configuration.ts'
import { attributeName, clusterName, groupName, resourceName, systemName, typeName } from './names.ts'

const sysA = systemName('sysA')
const sysB = systemName('sysB')
const group = groupName('mail')
const resource = resourceName('imap')

/** A record with plain keys where the type asks for branded ones. */
const record = <Value>(entries: Record<string, Value>): Record<string, Value> => entries

const type: ResourceType = {
  name: typeName('Daemon'),
  argList: ['Port'],
  declarations: record<AttributeDeclaration>({
    Port: {
      name: attributeName('Port'),
      valueType: 'int',
      dimension: 'scalar',
      temporary: false,
      default: scalar('143'),
    },
    Level: {
      name: attributeName('Level'),
      valueType: 'int',
      dimension: 'scalar',
      temporary: false,
      default: null,
    },
  }),
  statics: record({ MonitorInterval: scalar('20'), Operations: scalar('OnOnly') }),
  sourceFile: 'types.cf',
}

const configuration: Configuration = {
  cluster: { name: clusterName('c'), attributes: {} },
  systems: { [sysA]: { name: sysA, attributes: {} }, [sysB]: { name: sysB, attributes: {} } },
  types: { [type.name]: type },
  groups: {
    [group]: {
      name: group,
      attributes: record<AttributeSetting>({
        Parallel: { everywhere: scalar('1') },
        Enabled: { bySystem: { [sysB]: scalar('0') } },
      }),
      systemList: [],
      autoStartList: [],
      resources: [resource],
      requires: [],
      requiredBy: [],
    },
  },
  resources: {
    [resource]: {
      name: resource,
      type: type.name,
      group,
      attributes: record<AttributeSetting>({
        Port: { everywhere: scalar('1143'), bySystem: { [sysB]: scalar('2143') } },
        RestartLimit: { everywhere: scalar('2') },
        MsgServices: { everywhere: association([['imap', '143']]) },
        Critical: { everywhere: scalar('0') },
        ToleranceLimit: { everywhere: scalar('many') },
      }),
      children: [],
      parents: [],
    },
  },
}

describe('order of values', () => {
  it('takes the value of the system before the one for everywhere', () => {
    expect(resourceNumber(configuration, resource, 'Port', sysB)).toBe(2143)
    expect(resourceNumber(configuration, resource, 'Port', sysA)).toBe(1143)
    expect(resourceNumber(configuration, resource, 'Port')).toBe(1143)
  })

  it('takes the override of a resource, then its type, then VCS', () => {
    expect(resourceNumber(configuration, resource, 'RestartLimit', sysA)).toBe(2)
    expect(resourceNumber(configuration, resource, 'MonitorInterval', sysA)).toBe(20)
    expect(resourceNumber(configuration, resource, 'OfflineMonitorInterval', sysA)).toBe(300)
    expect(resourceFlag(configuration, resource, 'Critical')).toBe(false)
    expect(resourceFlag(configuration, resource, 'AutoStart')).toBe(true)
    expect(resourceText(configuration, resource, 'ResourceOwner')).toBe('')
    expect(typeNumber(type, 'MonitorInterval')).toBe(20)
    expect(typeNumber(type, 'OnlineTimeout')).toBe(300)
  })

  it('reads an unset number as 0', () => {
    expect(resourceNumber(configuration, resource, 'Level', sysA)).toBe(0)
  })

  it('reads groups with their localized values', () => {
    expect(groupFlag(configuration, group, 'Enabled', sysB)).toBe(false)
    expect(groupFlag(configuration, group, 'Enabled', sysA)).toBe(true)
    expect(groupNumber(configuration, group, 'Parallel')).toBe(1)
    expect(groupFlag(configuration, group, 'AutoStart')).toBe(true)
  })
})

describe('what is not there', () => {
  it('throws on an attribute nobody declared, also one every object inherits', () => {
    expect(() => resourceNumber(configuration, resource, 'MonitorIntervall', sysA)).toThrow(RangeError)
    expect(() => resourceText(configuration, resource, 'constructor', sysA)).toThrow(RangeError)
    expect(() => groupFlag(configuration, groupName('nobody'), 'Enabled')).toThrow(/nobody/)
  })

  it('throws on a number that is none', () => {
    expect(() => resourceNumber(configuration, resource, 'ToleranceLimit', sysA)).toThrow(TypeError)
  })
})

it('lists the keys of an association', () => {
  expect(resourceList(configuration, resource, 'MsgServices', sysA)).toEqual(['imap'])
})

it('knows the operations of a type and of a resource', () => {
  expect(operationsOf(type)).toBe('OnOnly')
  expect(operationsOf({ ...type, statics: {} })).toBe('OnOff')
  expect(resourceOperations(configuration, resource)).toBe('OnOnly')
})
