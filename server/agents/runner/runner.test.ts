import { describe } from 'vitest'
import { runnerContract } from './runner.contract.ts'

describe.concurrent('entry points', () => {
  for (const name of ['dash', 'busybox sh', 'bash']) runnerContract(name)
})
