import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Api } from '#server/api/api-env.ts'
import type { EngineProcessOptions } from './options.ts'

export type HttpListener = {
  /** `http://127.0.0.1:4011` */
  readonly url: string
  /** Takes no new connections and ends those that are open. */
  readonly close: () => Promise<void>
}

/** Serves the API. Rejects when the address cannot be listened on. */
export function listen(api: Api, address: EngineProcessOptions['listen']): Promise<HttpListener> {
  const server = createAdaptorServer({ fetch: api.fetch })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, () => {
      server.off('error', reject)
      const { port } = server.address() as AddressInfo
      const host = address.host.includes(':') ? `[${address.host}]` : address.host
      resolve({ url: `http://${host}:${port}`, close: () => closeServer(server) })
    })
  })
}

/** Open connections get a moment to take what has been written for them. */
const graceMs = 500

const closeServer = (server: ReturnType<typeof createAdaptorServer>): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
