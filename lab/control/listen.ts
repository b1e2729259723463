import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Control = { readonly url: string; readonly close: () => Promise<void> }

/** Serves the control API on a free loopback port. */
export const listenControl = (app: Hono): Promise<Control> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed())
          if ('closeAllConnections' in server) (server as Server).closeAllConnections()
        })
      resolve({ url: `http://127.0.0.1:${port}`, close })
    })
    server.on('error', reject)
  })
