import { expect, it } from 'vitest'
import { shellLine } from '#lib/maincf/commands/words.ts'
import { step } from '../runbook/runbook.ts'
import { exampleNamed } from '../testing/load.ts'
import { guardedSteps, maintenanceStep, sunCluster22Runbook } from './sun-cluster-22-runbook.ts'

const linesOf = (steps: readonly { readonly commands: readonly (readonly string[])[] }[]) =>
  steps.flatMap(({ commands }) => commands.map(shellLine))

it('registers the data service of guide 002, turns it on, tries a switch, and takes it out again', () => {
  const { steps, reverse, losses, preconditions } = sunCluster22Runbook(exampleNamed('netscape'))
  expect(linesOf(steps)).toEqual([
    'hareg -s -r nsmail -h nsmail',
    'hareg -y nsmail',
    'haswitch standby nsmail',
    'haswitch sysA nsmail',
  ])
  expect(linesOf(reverse)).toEqual(['hareg -n nsmail', 'hareg -u nsmail'])
  expect(losses.map(({ code }) => code)).toContain('all-in-one-group')
  expect(preconditions.join(' ')).toContain('vfstab.nsmail names /nsmail.')
})

it('carries nothing over that it has no data service for, and says so', () => {
  const { steps, losses } = sunCluster22Runbook(exampleNamed('simple'))
  expect(steps).toEqual([])
  expect(losses).toMatchObject([{ code: 'resource', subject: 'Mail' }])
})

it('turns the service off around work that ends a daemon, and knows that maintenance does so too', () => {
  const work = step({ title: 'work', commands: [['stop-msg', 'http']], expected: 'done' })
  expect(linesOf(guardedSteps('nsmail', [work]))).toEqual([
    'hareg -n nsmail',
    'stop-msg http',
    'hareg -y nsmail',
  ])
  expect(maintenanceStep('mail').danger).toContain('stops the services')
})
