import { runnerContract } from './runner.contract.ts'

runnerContract('busybox sh')
