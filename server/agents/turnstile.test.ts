import { describe, expect, it } from 'vitest'
import { Turnstile } from './turnstile.ts'

describe('Turnstile', () => {
  it('lets so many through at a time, the urgent first, and goes on after a failure', async () => {
    const turnstile = new Turnstile(2)
    const entered: string[] = []
    const doors = new Map<string, PromiseWithResolvers<string>>()
    const enter = (name: string, urgent: boolean): Promise<string> =>
      turnstile.pass(urgent, () => {
        entered.push(name)
        const door = Promise.withResolvers<string>()
        doors.set(name, door)
        return door.promise
      })
    const passes = [enter('m1', false), enter('m2', false), enter('m3', false), enter('online', true)]
    expect(entered).toEqual(['m1', 'm2'])
    doors.get('m1')?.resolve('done')
    expect(await passes[0]).toBe('done')
    await Promise.resolve()
    expect(entered).toEqual(['m1', 'm2', 'online'])
    doors.get('online')?.reject(new Error('broken'))
    await expect(passes[3]).rejects.toThrow('broken')
    expect(entered).toEqual(['m1', 'm2', 'online', 'm3'])
    doors.get('m2')?.resolve('')
    doors.get('m3')?.resolve('')
    await Promise.all([passes[1], passes[2]])
    await turnstile.pass(false, () => Promise.resolve(entered.push('m4')))
    expect(entered.at(-1)).toBe('m4')
  })
})
