import { runnerContract } from './runner.contract.ts'

runnerContract('bash')
