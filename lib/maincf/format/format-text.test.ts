import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { formatText } from './format-text.ts'

const written = `\uFEFF// licence\r
\r
// about
include types.cf # all of them
cluster c ( UserNames = { a = bCd; b = xYz; } // users
)
system b; system a
// the group
group g ( # opens
   SystemList = { a, // first
       b }
// last in the block
) // closes
   T z ( A="x"; B@a="y z" )
// about p
Phantom p;
z requires atleast 01 from p // link
requires group h online local firm
// resource dependency tree
//
//	group g
//	{
//	T old
//	}
// what follows
type T ( str A
NameRule = IP_ + resource.A
static str ArgList[] { A } )
// the end`

const formatted = `// licence

// about
include "types.cf" # all of them

cluster c (
	UserNames = { a = bCd, b = xYz } // users
	)

system b (
	)

system a (
	)

// the group
group g ( # opens
	SystemList = { a = 0, b = 1 } // first
	// last in the block
	) // closes

	// about p
	Phantom p (
		)

	T z (
		A = x
		B @a = "y z"
		)

	requires group h online local firm
	z requires atleast 1 from p // link


	// resource dependency tree
	//
	//	group g
	//	{
	//	T z
	//	    {
	//	    Phantom p
	//	    }
	//	}

// what follows
type T (
	static str ArgList[] = { A }
	NameRule = IP_ + resource.A
	str A
	)

// the end
`

it('writes the form of a dump and keeps what was written by hand', () => {
  expect(formatText(written).text).toBe(formatted)
  expect(formatText(formatted).text).toBe(formatted)
})

it('leaves out the tree where PrintTree is 0', () => {
  const text = 'group g (\n\tPrintTree = 0\n\t)\n\n\tPhantom p (\n\t\t)\n'
  expect(formatText(text).text).toBe(text)
})

it('touches no text it cannot read', () => {
  const { text, problems } = formatText('group g (\n\tA 1\n\t)\n')
  expect(text).toBeNull()
  expect(problems).toMatchObject([{ id: 'unexpected-text', line: 2 }])
})

it('leaves a shipped type file as it is', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../types/types.cf', import.meta.url)), 'utf8')
  expect(formatText(text).text).toBe(text)
})

it.each(['\u2028', '\u2029'])('knows its own tree again when a name holds %j', (separator) => {
  const once = formatText(`group g (\n\t)\n\n\tT${separator}x a (\n\t\t)\n`).text ?? ''
  expect(once).toContain('resource dependency tree')
  expect(formatText(once).text).toBe(once)
})
