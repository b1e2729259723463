import type { ErrorAnswer } from '#lib/wire/errors.ts'

/** The one door from the browser to the engine: what comes is passed on, what is answered is streamed back. */
export const dynamic = 'force-dynamic'
export const runtime = 'nodejs'

const passedOn = [
  'accept',
  'content-type',
  'cookie',
  'last-event-id',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'x-forwarded-for',
] as const

/** Of one connection only, or made anew on the way out. */
const keptBack = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'transfer-encoding',
])

async function passThrough(request: Request): Promise<Response> {
  const engine = process.env.HAWSER_ENGINE_URL
  if (!engine) return engineUnavailable('The console was started without an engine (HAWSER_ENGINE_URL).')
  const { pathname, search } = new URL(request.url)
  const upstream = await ask(new URL(pathname + search, engine), request)
  if (!upstream) return engineUnavailable('The engine does not answer. It is started again by itself.')
  const headers = new Headers()
  for (const [name, value] of upstream.headers) {
    if (!keptBack.has(name) && name !== 'set-cookie') headers.set(name, value)
  }
  for (const cookie of upstream.headers.getSetCookie()) headers.append('set-cookie', cookie)
  // Without these a proxy or a compression on the way may hold events back until the stream ends.
  const kept = upstream.headers.get('cache-control') === 'no-store' ? 'no-store, ' : ''
  headers.set('cache-control', `${kept}no-cache, no-transform`)
  return new Response(upstream.body, { status: upstream.status, headers })
}

/** The engine's answer, null when there is none. Ends with the browser's request. */
async function ask(url: URL, request: Request): Promise<Response | null> {
  const headers = new Headers()
  for (const name of passedOn) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const hasBody = request.body !== null && request.method !== 'GET' && request.method !== 'HEAD'
  try {
    return await fetch(url, {
      method: request.method,
      headers,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      // Node asks for `duplex` with a streamed body; the DOM's types do not know it.
      ...(hasBody && { body: request.body, duplex: 'half' }),
    })
  } catch {
    return null
  }
}

function engineUnavailable(message: string): Response {
  const body: ErrorAnswer = { error: { code: 'engine-unavailable', message } }
  return Response.json(body, { status: 503, headers: { 'cache-control': 'no-store', 'retry-after': '1' } })
}

export {
  passThrough as DELETE,
  passThrough as GET,
  passThrough as HEAD,
  passThrough as OPTIONS,
  passThrough as PATCH,
  passThrough as POST,
  passThrough as PUT,
}
