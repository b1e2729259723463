// Plain JavaScript, so that nothing has to be stripped of types before what is compiled already can be used.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url).href
const compiled = fileURLToPath(`${root}node_modules/.cache/hawser-compiled`)

/** Rooms that have an alias in package.json, `#lib/model/names.ts`. */
const alias = /^#(?:lib|server|lab|components)\//

/**
 * Makes the modules of Hawser load quickly from here on: what is compiled, and stripped of its types, is kept
 * from one run to the next beside the packages (nothing is kept where that cannot be written); and a module of
 * ours is found by its name alone, which Node otherwise looks up in folders and package.json for each.
 */
export function loadQuickly() {
  module.enableCompileCache?.(compiled)
  module.registerHooks?.({ resolve })
}

/** All our imports are whole file names that end in .ts; whatever else is asked for is Node's to find. */
function resolve(specifier, context, next) {
  const url = specifier.endsWith('.ts') ? ownUrl(specifier, context.parentURL) : null
  return url === null ? next(specifier, context) : { url, format: 'module-typescript', shortCircuit: true }
}

function ownUrl(specifier, parent) {
  if (alias.test(specifier)) return root + specifier.slice(1)
  if (!specifier.startsWith('.') || !parent?.startsWith(root)) return null
  const folders = parent.slice(root.length).split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') folders.pop()
    else if (part !== '.') folders.push(part)
  }
  return root + folders.join('/')
}
