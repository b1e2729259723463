import { expect, it } from 'vitest'
import { childPath, parentPath } from './paths-of-system.ts'

it('goes down and up again', () => {
  expect(childPath('/etc/VRTSvcs/conf', 'config')).toBe('/etc/VRTSvcs/conf/config')
  expect(childPath('/', 'etc')).toBe('/etc')
  expect(childPath('/etc/', 'x.cf')).toBe('/etc/x.cf')
  expect(parentPath('/etc/VRTSvcs')).toBe('/etc')
  expect(parentPath('/etc')).toBe('/')
  expect(parentPath('/')).toBe('/')
})
