import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandFailure } from '../messages/command-failure.ts'
import { sampleState } from '../testing/sample-state.ts'
import { findAccess } from './access.ts'
import { ApiRefusal } from './http.ts'
import { connect } from './http-cluster.ts'

let folder: string
let server: Server | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hawser-cli-'))
})
afterEach(() => {
  server?.close()
  server?.closeAllConnections()
  server = null
  rmSync(folder, { recursive: true })
})

const token = 'a-token-of-more-than-sixteen-letters'

/** An API that answers by path, and a data directory that leads to it. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  writeFileSync(join(folder, 'control.json'), JSON.stringify({ url, token }))
  return { HAWSER_DATA: folder, HAWSER_SESSION: join(folder, 'session') }
}

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

describe('where Hawser is', () => {
  const session = (url: string) =>
    writeFileSync(join(folder, 'session'), JSON.stringify({ url, user: 'eve', cookie: 'hawser_session=x' }))
  const environment = () => ({ HAWSER_DATA: folder, HAWSER_SESSION: join(folder, 'session') })

  it('says so when none runs', () => {
    expect(() => findAccess(environment())).toThrow(
      /^VCS ERROR V-16-1-10600 Cannot connect to VCS engine\nVCS WARNING V-16-1-11046 /,
    )
  })

  it('is what the session was begun with', () => {
    session('https://hawser.example')
    expect(findAccess(environment())).toEqual({
      url: 'https://hawser.example',
      headers: { cookie: 'hawser_session=x', origin: 'https://hawser.example' },
    })
  })

  it('never sends a session anywhere else', () => {
    session('https://hawser.example')
    const elsewhere = { ...environment(), HAWSER_URL: 'https://other.example' }
    expect(() => findAccess(elsewhere)).toThrow(
      'V-16-1-90505 You are not signed in to https://other.example.',
    )
  })

  it('passes over a file that is none of ours', () => {
    writeFileSync(join(folder, 'control.json'), '{"url": 3}')
    expect(() => findAccess(environment())).toThrow(CommandFailure)
  })
})

describe('a cluster', () => {
  it('is the only one, with the token of the data directory', async () => {
    const environment = await serve((request, response) => {
      if (request.headers.authorization !== `Bearer ${token}`) return json(response, {}, 401)
      return json(response, [{ name: 'mid' }])
    })
    expect((await connect(environment, null)).name).toBe('mid')
  })

  it('must be named among several, and must exist', async () => {
    const environment = await serve((_request, response) =>
      json(response, [{ name: 'one' }, { name: 'two' }]),
    )
    expect((await connect(environment, 'two')).name).toBe('two')
    await expect(connect(environment, null)).rejects.toThrow(
      'V-16-1-90507 Hawser has several clusters: one, two.',
    )
    await expect(connect(environment, 'three')).rejects.toThrow('V-16-1-90506 Cluster three does not exist.')
  })

  it('refuses with what the API says; what answers something else is no Hawser', async () => {
    const error = { code: 'unknown-cluster', message: 'There is none.' }
    const environment = await serve((request, response) => {
      if (request.url === '/api/clusters') return json(response, [{ name: 'mid' }])
      return request.url?.endsWith('/log') === true
        ? json(response, 'oops', 502)
        : json(response, { error }, 404)
    })
    const cluster = await connect(environment, null)
    await expect(cluster.get('/nothing')).rejects.toThrow(ApiRefusal)
    await expect(cluster.get('/log')).rejects.toThrow('V-16-1-10600')
  })

  it('is followed change by change, over a stream that breaks off and changes that are missed', async () => {
    let revision = 1
    let opened = 0
    const snapshot = () => ({ state: { ...sampleState(), revision }, at: 0, facts: {}, contacts: {} })
    const change = (number: number) => {
      revision = number
      return `event: change\nid: ${number}\ndata: ${JSON.stringify({ revision: number, at: 0, decisions: [] })}\n\n`
    }
    const asked: string[] = []
    const environment = await serve((request, response) => {
      if (request.url === '/api/clusters') return json(response, [{ name: 'mid' }])
      if (request.url?.includes('/stream') !== true) return json(response, snapshot())
      asked.push(request.url)
      opened += 1
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: hello\ndata: {}\n\n')
      if (opened === 1) return response.end(change(2))
      return response.write(change(3) + change(9))
    })
    const cluster = await connect(environment, null)
    const enough = new AbortController()
    const seen: string[] = []
    for await (const followed of cluster.follow(enough.signal)) {
      seen.push(`${followed.snapshot.state.revision}${followed.change ? '' : ' fetched'}`)
      if (seen.length === 4) enough.abort()
    }
    expect(seen).toEqual(['1 fetched', '2', '3', '9 fetched'])
    expect(asked).toEqual(['/api/clusters/mid/stream?after=1', '/api/clusters/mid/stream?after=2'])
  })
})
