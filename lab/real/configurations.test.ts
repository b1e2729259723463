import { expect, test } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { readExample } from '../setup/example.ts'
import { configurations } from './configurations.ts'

test.each(Object.values(configurations))('main.cf of $name fits what the lab builds', (lab) => {
  const files = readExample(lab.mainFile, 5)
  const { configuration, problems } = loadConfiguration(files)
  expect(problems.filter(({ file }) => file === 'main.cf')).toEqual([])
  expect(configuration?.cluster.name).toBe(lab.cluster)
  expect(Object.keys(configuration?.systems ?? {}).toSorted()).toEqual([...lab.systems].toSorted())
  const text = files[0]?.text ?? ''
  const valuesOf = (attribute: string): string[] =>
    [...text.matchAll(new RegExp(`^\\t\\t${attribute} = "(.*)"$`, 'gm'))].map(([, value]) => value ?? '')
  expect(valuesOf('BlockDevice')).toEqual(lab.disks.map(({ name }) => `/dev/san/${name}`))
  expect(valuesOf('MountPoint')).toEqual(lab.disks.map(({ mountPoint }) => mountPoint))
  expect(valuesOf('Address')).toEqual(lab.disks.map(({ address }) => address))
  expect(valuesOf('Address')).toEqual(Object.values(lab.hosts))
})
