import { expect, it } from 'vitest'
import { loadConfiguration } from '../../load/load-configuration.ts'

/** Problems of a type with these statics and a resource of it with these attributes. */
const found = (statics: string, own = ''): string[] =>
  loadConfiguration([
    {
      name: 'main.cf',
      text: `type T (
${statics}
	)
cluster c ( UserNames = { admin = bCd } )
system a
system b
group g ( SystemList = { a = 0, b = 1 } )
T web (
${own}
	)
`,
    },
  ]).problems.map(({ id, severity, line }) => `${line} ${severity} ${id}`)

const sun = '	static str RetryPolicy = SunCluster\n	static int Retry_interval = 360\n	static int Retry_count = 4'

it('warns when Retry_count restarts do not fit into Retry_interval', () => {
  expect(found(sun)).toEqual([])
  expect(found(`${sun}\n	static int Probe_timeout = 31`)).toEqual(['1 warning retry-never-reached'])
})

it('says nothing of types without the policy, and of restarts without limit', () => {
  expect(found('	static int Retry_interval = 1\n	static int Retry_count = 9')).toEqual([])
  expect(found(`${sun}\n	static int Probe_timeout = 31`.replace('= 4', '= -1'))).toEqual([])
})

it('looks at what a resource sets for itself, and for one system', () => {
  expect(found(sun, 'Retry_count = 5')).toEqual(['10 warning retry-never-reached'])
  expect(found(sun, 'Retry_count @a = 5')).toEqual(['10 warning retry-never-reached'])
  expect(found(sun, 'Retry_count = 5\nRetry_interval = 450')).toEqual([])
  expect(found('', 'RetryPolicy = SunCluster\nRetry_interval = 60')).toEqual([
    '8 warning retry-never-reached',
  ])
})

it('knows the words of the policy and of the window', () => {
  expect(found('	static str RetryPolicy = SunClutser')).toEqual(['2 error bad-choice'])
  expect(found(sun, 'Retry_window = rolling')).toEqual(['11 error bad-choice'])
  expect(found(sun, 'RetryPolicy = VCS\nRetry_window = tumbling')).toEqual([])
})
