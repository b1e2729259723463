import { runnerContract } from './runner.contract.ts'

for (const name of ['dash', 'busybox sh', 'bash']) runnerContract(name)
