#!/usr/bin/env node
// npm run demo: the end-to-end tests that are worth showing, filmed, with captions; and the pictures of the docs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, pinnedNode, root, say } from './set-up/bootstrap.mjs'
import { chromium, installPrograms } from './set-up/debian.mjs'

installPackages()
installPrograms([chromium, { programs: ['ffmpeg'], debian: 'ffmpeg', why: 'films' }])

const films = join(root, 'demo-results')
rmSync(films, { recursive: true, force: true })
const browsers = placeFfmpeg(join(films, 'browsers'))
const run = spawnSync(
  pinnedNode(),
  [
    join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
    'test',
    '--config=e2e/demos/playwright.config.ts',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, HAWSER_DEMO: films, PLAYWRIGHT_BROWSERS_PATH: browsers },
  },
)
rmSync(browsers, { recursive: true, force: true })
say(`hawser: films and pictures are in ${films}`)
process.exit(run.status ?? 1)

/** Playwright films with an ffmpeg of its own download; the one of the machine is put in that place. */
function placeFfmpeg(directory) {
  const list = JSON.parse(
    readFileSync(join(root, 'node_modules', 'playwright-core', 'browsers.json'), 'utf8'),
  )
  const { revision } = list.browsers.find(({ name }) => name === 'ffmpeg')
  const place = join(directory, `ffmpeg-${revision}`)
  mkdirSync(place, { recursive: true })
  const ffmpeg = spawnSync('sh', ['-c', 'command -v ffmpeg'], { encoding: 'utf8' }).stdout.trim()
  symlinkSync(ffmpeg, join(place, `ffmpeg-${process.platform === 'darwin' ? 'mac' : 'linux'}`))
  return directory
}
