import { expect, it } from 'vitest'
import { association, scalar, type AttributeSetting } from './attribute-value.ts'
import type { Configuration } from './configuration.ts'
import { clusterName, groupName, resourceName, systemName, typeName } from './names.ts'
import { isSecretAttribute, mask, maskSecrets } from './secrets.ts'

const sysA = systemName('sysA')
const resource = resourceName('adm')
const type = typeName('SunJESAdm')

/** A record with plain keys where the type asks for branded ones. */
const record = (entries: Record<string, AttributeSetting>): Record<string, AttributeSetting> => entries

const configuration: Configuration = {
  cluster: {
    name: clusterName('c'),
    attributes: record({ UserNames: { everywhere: association([['admin', 'cDRpdxPmHpzS']]) } }),
  },
  systems: {},
  types: {},
  groups: {},
  resources: {
    [resource]: {
      name: resource,
      type,
      group: groupName('g'),
      attributes: record({
        AdminPasswd: { everywhere: scalar('hidden1'), bySystem: { [sysA]: scalar('hidden2') } },
        SSLDbPasswd: { everywhere: scalar('') },
        AdminUser: { everywhere: scalar('admin') },
      }),
      children: [],
      parents: [],
    },
  },
}

it('knows secrets by their name, and UserNames only on the cluster', () => {
  for (const name of ['AdminPasswd', 'LDAPTestPasswd', 'SSLDbPasswd', 'Password', 'DBPass']) {
    expect(isSecretAttribute(type, name), name).toBe(true)
  }
  expect(isSecretAttribute(type, 'ServerRoot')).toBe(false)
  expect(isSecretAttribute(null, 'UserNames')).toBe(true)
  expect(isSecretAttribute(type, 'UserNames')).toBe(false)
})

it('masks every secret and nothing else', () => {
  const masked = maskSecrets(configuration)
  const text = JSON.stringify(masked)
  expect(text).not.toMatch(/hidden|cDRpdxPmHpzS/)
  expect(masked.cluster.attributes).toEqual({ UserNames: { everywhere: association([['admin', mask]]) } })
  expect(masked.resources[resource]?.attributes).toEqual({
    AdminPasswd: { everywhere: scalar(mask), bySystem: { [sysA]: scalar(mask) } },
    SSLDbPasswd: { everywhere: scalar('') },
    AdminUser: { everywhere: scalar('admin') },
  })
})
