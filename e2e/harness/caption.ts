import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, test } from '@playwright/test'

/** Where films and pictures go: set by `npm run demo`. Without it the same tests run as fast as they can. */
const folder = process.env['HAWSER_DEMO']

/** Pages that are being filmed, and how many captions each has had. */
const filmed = new Map<Page, number>()

const size = { width: 1280, height: 800 }

/**
 * Says what is to be seen at this moment of a demo. In `npm run demo` the first one starts the film of the page; each
 * stands at its foot until the next and is a picture, also one of docs/pictures when it has a name there. In a test
 * it is a step of the report.
 */
export async function caption(page: Page, text: string, picture?: string): Promise<void> {
  await test.step(text, async () => {
    if (folder !== undefined) await tell(page, folder, text, picture)
  })
}

/** Ends the films of a test while its pages are still open: only then are they written. */
export async function endFilms(): Promise<void> {
  for (const page of filmed.keys()) if (!page.isClosed()) await page.screencast.stop()
  filmed.clear()
}

async function tell(page: Page, into: string, text: string, picture: string | undefined): Promise<void> {
  const name = slug(test.info().title)
  const number = (filmed.get(page) ?? 0) + 1
  filmed.set(page, number)
  mkdirSync(into, { recursive: true })
  if (number === 1) await startFilm(page, join(into, `${name}.webm`))
  if (picture !== undefined) await page.screenshot({ path: join(into, '../docs/pictures', `${picture}.png`) })
  await using shown = await page.screencast.showOverlay(subtitle(text))
  void shown
  await page.waitForTimeout(readingMs(text))
  await page.screenshot({ path: join(into, `${name}-${number}.png`) })
  appendFileSync(join(into, 'captions.jsonl'), `${JSON.stringify({ demo: name, number, text, picture })}\n`)
}

async function startFilm(page: Page, path: string): Promise<void> {
  await page.setViewportSize(size)
  await page.screencast.start({ path, size })
  await page.screencast.showActions({ position: 'top' })
}

/** Time to read it: that of a subtitle. */
const readingMs = (text: string): number => 800 + text.length * 40

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-|-$/g, '')

const subtitle = (text: string): string =>
  `<div style="position:fixed;left:0;right:0;bottom:28px;display:flex;justify-content:center;pointer-events:none">
     <p style="margin:0;max-width:920px;padding:10px 18px;border-radius:6px;background:#0b0f14e6;color:#fff;font:500 18px/1.4 system-ui,sans-serif">${escaped(text)}</p>
   </div>`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
