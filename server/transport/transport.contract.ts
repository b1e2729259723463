/** What every transport must do: run against each implementation by `transport.test.ts`. */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { realClock } from './testing/clock.ts'
import { runCommand } from './run-command.ts'
import type { Attempt, Connection, Transport } from './transport.ts'

const system = systemName('sysA')

export type TransportUnderTest = {
  readonly transport: Transport
  /** A directory that is empty, or may be written to, on the system. */
  readonly room: string
  readonly close: () => Promise<void>
}

export const got = <Value>(attempt: Attempt<Value>): Value => {
  if (!attempt.ok) throw new Error(attempt.failure.text)
  return attempt.value
}

const run = async (connection: Connection, command: readonly string[], input = '') => {
  const { end, output, errors } = got(
    await runCommand(connection, command, {
      clock: realClock,
      timeoutMs: 20_000,
      input,
      outputLimitBytes: 1 << 25,
    }),
  )
  return { end, output, errors: errors.toString() }
}

export const transportContract = (name: string, start: () => Promise<TransportUnderTest>): void => {
  describe(`transport: ${name}`, () => {
    let under: TransportUnderTest
    let room: string
    const connected = async (): Promise<Connection> => got(await under.transport.connect(system))

    beforeAll(async () => {
      under = await start()
      room = mkdtempSync(join(under.room, 'contract-'))
    })
    afterAll(async () => {
      await under.close()
      rmSync(room, { recursive: true, force: true })
    })

    it('has one connection per system', async () => {
      const [first, second] = await Promise.all([connected(), connected()])
      expect(second).toBe(first)
      expect(await connected()).toBe(first)
      expect(first.alive).toBe(true)
    })

    it('gives exit codes, and output and errors apart', async () => {
      const connection = await connected()
      for (const code of [0, 1, 7, 100, 110, 200, 255]) {
        const { end } = await run(connection, ['sh', '-c', `exit ${code}`])
        expect(end).toEqual({ kind: 'exited', code })
      }
      const { output, errors } = await run(connection, ['sh', '-c', 'echo said; echo complained >&2'])
      expect([output.toString(), errors]).toEqual(['said\n', 'complained\n'])
    })

    it('tells death by a signal from an exit', async () => {
      const { end } = await run(await connected(), ['sh', '-c', 'kill -KILL $$'])
      expect(end).toEqual({ kind: 'signalled', signal: 'SIGKILL' })
    })

    it('hands arguments over as they are', async () => {
      const words = [
        '',
        ' ',
        '-n',
        "it's",
        '"$HOME"',
        '$(id)',
        '`id`',
        'a\nb',
        '\\',
        '*',
        'äß漢🚢',
        '; exit 9',
      ]
      const { output } = await run(await connected(), ['printf', '%s\\0', ...words])
      expect(output.toString().split('\0').slice(0, -1)).toEqual(words)
    })

    it('reaches a service as the system does, and tells who refuses', async () => {
      const connection = await connected()
      const service = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1')
      await once(service, 'listening')
      const { port } = service.address() as AddressInfo
      const reached = await connection.reach('127.0.0.1', port)
      if (reached.kind !== 'open') throw new Error(reached.text)
      reached.stream.end('said')
      expect(await text(reached.stream)).toBe('said')
      service.close()
      await once(service, 'close')
      expect(await connection.reach('127.0.0.1', port)).toMatchObject({ kind: 'refused' })
      expect(connection.alive).toBe(true)
    })

    it('carries input to its end and large output whole', async () => {
      const input = 'line of input\n'.repeat(100_000)
      const { output } = await run(await connected(), ['cat'], input)
      expect(output.toString()).toBe(input)
    })

    it('talks while the program runs', async () => {
      const channel = got(
        await (await connected()).exec(['sh', '-c', 'while read -r l; do echo "got $l"; done']),
      )
      const heard = channel.output.iterator() as AsyncIterator<Buffer>
      for (const word of ['one', 'two']) {
        channel.input.write(`${word}\n`)
        expect(((await heard.next()).value as Buffer).toString()).toBe(`got ${word}\n`)
      }
      channel.input.end()
      expect(await heard.next()).toMatchObject({ done: true })
      expect(await channel.ended).toEqual({ kind: 'exited', code: 0 })
    })

    it('runs several programs at once over the one connection', async () => {
      const connection = await connected()
      const numbers = [1, 2, 3, 4, 5, 6]
      const results = await Promise.all(
        numbers.map((number) => run(connection, ['sh', '-c', `sleep 0.2; exit ${number}`])),
      )
      expect(results.map(({ end }) => end)).toEqual(numbers.map((code) => ({ kind: 'exited', code })))
    })

    it('gives up a program that takes too long', async () => {
      const attempt = await runCommand(await connected(), ['sleep', '3'], {
        clock: realClock,
        timeoutMs: 200,
      })
      expect(attempt).toMatchObject({ ok: false, failure: { code: 'timeout' } })
    })

    it('writes files with their mode, reads them back and lists them', async () => {
      const { files } = await connected()
      const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256))
      got(await files.write(join(room, 'plain'), bytes, 0o755))
      got(await files.write(join(room, 'private'), Buffer.from('x'), 0o600))
      got(await files.write(join(room, 'plain'), bytes.subarray(0, 100_000), 0o755))
      mkdirSync(join(room, 'sub'))
      expect(
        Buffer.from(got(await files.read(join(room, 'plain'))) ?? []).equals(bytes.subarray(0, 100_000)),
      ).toBe(true)
      expect(got(await files.list(room))).toMatchObject([
        { name: 'plain', kind: 'file', mode: 0o755, sizeBytes: 100_000 },
        { name: 'private', kind: 'file', mode: 0o600, sizeBytes: 1 },
        { name: 'sub', kind: 'directory' },
      ])
    })

    it('tells a missing file from an empty one, and refuses to write into nowhere', async () => {
      const { files } = await connected()
      got(await files.write(join(room, 'empty'), Buffer.alloc(0), 0o644))
      expect(got(await files.read(join(room, 'empty')))).toHaveLength(0)
      expect(got(await files.read(join(room, 'nothing')))).toBeNull()
      expect(got(await files.list(join(room, 'nowhere')))).toBeNull()
      const refused = await files.write(join(room, 'nowhere', 'file'), Buffer.from('x'), 0o644)
      expect(refused).toMatchObject({ ok: false })
      expect(JSON.stringify(refused)).toContain('sysA')
    })

    it('ends what runs on it when it is closed, says so, and opens a new one', async () => {
      const connection = await connected()
      const channel = got(await connection.exec(['sleep', '5']))
      connection.close()
      expect(await connection.lost).toMatchObject({ code: 'connection-lost' })
      expect(connection.alive).toBe(false)
      expect(await channel.ended).toEqual({ kind: 'lost' })
      expect(await connection.exec(['true'])).toMatchObject({
        ok: false,
        failure: { code: 'connection-lost' },
      })
      const next = await connected()
      expect(next).not.toBe(connection)
      expect((await run(next, ['true'])).end).toEqual({ kind: 'exited', code: 0 })
    })
  })
}
