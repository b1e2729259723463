import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import { freePort } from '../tools/launch/hawser.ts'

const start = join(import.meta.dirname, '../tools/start.mjs')
let data: string

test.beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'hawser-commands-'))
})
test.afterAll(() => rmSync(data, { recursive: true, force: true }))

/** Everything whose command line names the data directory. */
const processes = () =>
  spawnSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(data) && !line.includes('ps -e'))

const run = (...args: readonly string[]) =>
  spawn(process.execPath, [start, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

async function startAndStop(port: number): Promise<string> {
  const hawser = run('--port', String(port), '--data', data, '--lab', 'simple', '--no-open')
  let out = ''
  hawser.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  await expect.poll(() => out, { timeout: 60_000 }).toContain('Stop      Ctrl-C')
  expect((await fetch(`http://127.0.0.1:${port}/login`)).status).toBe(200)
  expect(processes().length).toBeGreaterThan(2)
  const ended = new Promise((resolve) => hawser.once('exit', (code) => resolve(code)))
  hawser.kill('SIGINT')
  expect(await ended).toBe(0)
  return out
}

test('npm start starts, Ctrl-C leaves no process, port or lock, and it starts again', async () => {
  const port = await freePort(0)
  const first = await startAndStop(port)
  expect(first).toMatch(new RegExp(`http://127\\.0\\.0\\.1:${port}/login\\?link=\\S+`))
  expect(processes()).toEqual([])
  expect(await freePort(port)).toBe(port)
  await startAndStop(port)
  expect(processes()).toEqual([])
})

test('help, wrong words and a taken port are answered in plain words', async () => {
  const help = run('--help')
  expect(await text(help.stdout)).toContain('--lab NAME')
  const wrong = run('--lab', 'huge')
  const [said, code] = await Promise.all([
    text(wrong.stderr),
    new Promise((resolve) => wrong.once('exit', resolve)),
  ])
  expect(code).toBe(2)
  expect(said).toContain('--lab takes simple, midrange, enterprise, ')
  expect(said).toContain(', none, not "huge".')
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const refused = run('--port', String(port), '--data', data, '--lab', 'none', '--no-open')
  expect(await text(refused.stderr)).toContain(`port ${port} is taken`)
  taken.close()
})
