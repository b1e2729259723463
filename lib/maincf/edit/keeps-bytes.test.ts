import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import { attributeName, groupName, resourceName } from '#lib/model/names.ts'
import { loadConfiguration } from '../load/load-configuration.ts'
import { parse } from '../parse.ts'
import { valueText } from '../print/value-text.ts'
import { applyEdits } from './apply-edits.ts'
import { Sheet } from './draft/sheet.ts'
import type { Edit } from './edit.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const filesLike = (pattern: string) =>
  globSync(pattern, { cwd: root }).map((path) => ({
    name: basename(path),
    text: readFileSync(root + path, 'utf8'),
  }))
const types = filesLike('types/*.cf')
const mains = filesLike('{examples,scenarios}/*/main.cf')
const all = [...mains, ...types, ...filesLike('lib/maincf/corpus/*.cf')]

describe('a file cut into its clauses', () => {
  it('is the file again, every clause of it read alone is the clause', () => {
    for (const { name, text } of all) {
      const { tree } = parse(name, text)
      const sheet = Sheet.of(tree)
      expect(sheet.text()).toBe(text)
      const kinds: string[] = []
      for (let piece = sheet.first; piece; piece = piece.next) {
        const { kind } = piece.clause
        piece.text = piece.text.slice()
        expect(piece.clause.kind).toBe(kind)
        kinds.push(kind)
      }
      expect(kinds).toEqual(tree.clauses.map(({ kind }) => kind))
    }
  })

  it('is any text again, however broken', () => {
    const words = [
      'group ',
      'g ',
      'T r',
      '(',
      ')',
      '{',
      '}',
      ' = ',
      ',',
      ';',
      '"',
      '\n',
      '\r\n',
      ' requires ',
      '//',
      '#',
    ]
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        expect(Sheet.of(parse('main.cf', text).tree).text()).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves any text alone when every edit is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.nat(), ({ name, text }, from, length) => {
        const start = from % text.length
        const files = [
          { name, text: text.slice(0, start) + text.slice(start + (length % 40)) },
          ...types.filter((type) => type.name !== name),
        ]
        const edit: Edit = { kind: 'resource.delete', resource: resourceName('nobody') }
        const applied = applyEdits(files, [edit])
        expect(applied.files).toEqual(files)
        expect(applied.files[0]).toBe(files[0])
      }),
      { numRuns: 300 },
    )
  })
})

/** Lines that stand in one text and not, in the same order, in the other. */
const changedLines = (before: string, after: string): { removed: string[]; added: string[] } => {
  const [old, next] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < old.length && old[head] === next[head]) head += 1
  let tail = 0
  while (tail < Math.min(old.length, next.length) - head && old.at(-1 - tail) === next.at(-1 - tail))
    tail += 1
  return { removed: old.slice(head, old.length - tail), added: next.slice(head, next.length - tail) }
}

describe('one attribute changed', () => {
  const loaded = mains.map((main) => ({ files: [main, ...types], ...loadConfiguration([main, ...types]) }))
  const text = fc.string({ minLength: 1 }).filter((value) => !/[\n\r]/.test(value))

  it('changes one line of any configuration', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...loaded),
        fc.nat(),
        text,
        fc.boolean(),
        ({ files, configuration }, at, value, crlf) => {
          const groups = Object.keys(configuration?.groups ?? {})
          const group = groupName(groups[at % groups.length] ?? '')
          const before = crlf
            ? files.map((file) => ({ ...file, text: file.text.replaceAll('\n', '\r\n') }))
            : files
          const applied = applyEdits(before, [
            {
              kind: 'modify',
              object: { kind: 'group', name: group },
              attribute: attributeName('UserStrGlobal'),
              verb: 'set',
              words: [value],
              system: null,
            },
          ])
          expect(applied.refusals).toEqual([])
          const { removed, added } = changedLines(before[0]?.text ?? '', applied.files[0]?.text ?? '')
          expect(removed.length).toBeLessThanOrEqual(1)
          expect(added).toHaveLength(1)
          const setting = `UserStrGlobal = ${valueText(scalar(value))}`
          if (removed[0] === undefined) expect(added[0]?.trim()).toBe(setting)
          else expect(added[0]?.replace(` ${setting}`, '')).toBe(removed[0])
          expect(applied.files.slice(1)).toEqual(before.slice(1))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is right also where everything stands on one line', () => {
    const flat = loaded.flatMap(({ files: [main, ...others], configuration }) => {
      if (!main || /\/\/|#|requires/.test(main.text) || !configuration) return []
      const oneLine = { ...main, text: main.text.replaceAll(/\s*\n\s*/g, ' ') }
      return loadConfiguration([oneLine, ...others]).configuration
        ? [{ files: [oneLine, ...others], configuration }]
        : []
    })
    expect(flat.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(fc.constantFrom(...flat), fc.nat(), ({ files, configuration }, at) => {
        const resources = Object.keys(configuration.resources)
        const resource = resourceName(resources[at % resources.length] ?? '')
        const attribute = attributeName('MonitorInterval')
        const wasThere = Object.hasOwn(configuration.resources[resource]?.attributes ?? {}, attribute)
        const override: Edit = { kind: 'override', resource, attribute }
        const undo: Edit = { kind: 'undoOverride', resource, attribute }
        const { files: done, refusals } = applyEdits(files, wasThere ? [undo] : [override, undo])
        expect(refusals).toEqual([])
        const { configuration: after } = loadConfiguration(done)
        expect(after?.resources[resource]?.attributes).not.toHaveProperty(attribute)
        expect(Object.keys(after?.resources ?? {})).toEqual(resources)
      }),
      { numRuns: 100 },
    )
  })
})
