import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typeText } from '#lib/maincf/print/type-text.ts'
import { parseRtr } from './parse-rtr.ts'
import { printRtr } from './print-rtr.ts'
import { typeOfRtr } from './type-of-rtr.ts'
import { typeProperty } from './rtr.ts'

const iim = `# reconstructed for tests; not the shipped file
RESOURCE_TYPE = "iim";
VENDOR_ID = SUNW;
RT_VERSION = "1.0";
API_VERSION = 2;
FAILOVER = TRUE;
RT_BASEDIR = /opt/SUNWiimsc/bin;
PKGLIST = SUNWiimsc;
START = iim_start;  STOP = iim_stop;  VALIDATE = iim_validate;
MONITOR_START = iim_mon_start;  MONITOR_STOP = iim_mon_stop;
{ PROPERTY = Start_timeout; MIN = 60; DEFAULT = 300; }
{ PROPERTY = Retry_count; MIN = 0; MAX = 10; DEFAULT = 2; TUNABLE = ANYTIME; }
{ PROPERTY = Server_Root; EXTENSION; STRING; TUNABLE = AT_CREATION; DESCRIPTION = "server base"; }
{ PROPERTY = Failover_enabled; EXTENSION; BOOLEAN; DEFAULT = TRUE; TUNABLE = WHEN_DISABLED; DESCRIPTION = "may fail over"; }
`

const awkward = `#
# awkward things that real files hold
#pragma ident "@(#)x 1.1"
Resource_type = “file_store”;
Vendor_id = ACME;
RT_version = 4.1;
RT_basedir = /opt/acme;
Failover = TRUE;
Start = start; Stop = stop;
#$upgrade
#$upgrade_from "3.0" anytime
#$upgrade_from "2.0" AT_CREATION
{
	PROPERTY = Lease_policy;
	EXTENSION;
	ENUM { Keep, Recover, Panic };
	DEFAULT = Keep;
	TUNABLE = ANYTIME;
}
{ PROPERTY = FailOver_Mode; DEFAULT = SOFT; TUNABLE = ANYTIME; }
{ PROPERTY = Port_list; DEFAULT = ; TUNABLE = AT_CREATION; }
{ PROPERTY = Network_resources_used; DEFAULT = ""; TUNABLE = WHEN_DISABLED; }
{ PROPERTY = Scalable; DEFAULT = false; }
{ PROPERTY = Load_balancing_policy; DEFAULT = LB_WEIGHTED; TUNABLE = AT_CREATION; }
{ PROPERTY = Retries_left; EXTENSION; INT; DEFAULT = -1; }
{ PROPERTY = Paths; EXTENSION; STRINGARRAY; DEFAULT = "/a","/b"; ARRAY_MINSIZE = 1; }
`

const codesOf = (text: string) =>
  parseRtr(text).problems.map(({ line, severity, code }) => [line, severity, code])
const whole = (text: string) =>
  `RESOURCE_TYPE = x;\nRT_VERSION = "1";\nRT_BASEDIR = /x;\nSTART = a;\nSTOP = b;\n${text}`

describe('an RTR file', () => {
  it('is read without a complaint, names in any case', () => {
    const { rtr, problems } = parseRtr(iim)
    expect(problems).toEqual([])
    expect(typeProperty(rtr, 'Resource_Type')).toEqual(['iim'])
    expect(typeProperty(rtr, 'monitor_stop')).toEqual(['iim_mon_stop'])
  })

  it('may hold what shipped files hold; only what is unusual is told', () => {
    expect(codesOf(awkward)).toEqual([
      [4, 'warning', 'typographic-quote'],
      [20, 'warning', 'order'],
    ])
    const directives = parseRtr(awkward).rtr.items.filter(({ kind }) => kind === 'directive')
    expect(directives).toEqual([
      { kind: 'directive', word: 'upgrade' },
      { kind: 'directive', word: 'upgrade_from', version: '3.0', tunability: 'ANYTIME' },
      { kind: 'directive', word: 'upgrade_from', version: '2.0', tunability: 'AT_CREATION' },
    ])
  })

  it.each([iim, awkward])('comes back from its text, comments and directives with it', (text) => {
    const { rtr } = parseRtr(text)
    expect(parseRtr(printRtr(rtr)).rtr).toEqual(rtr)
    expect(printRtr(parseRtr(printRtr(rtr)).rtr)).toBe(printRtr(rtr))
  })

  it.each([
    ['VENDOR_ID = SUNW;\nRESOURCE_TYPE = x;\nRT_VERSION = "1";\nSTART = /a;\nSTOP = /b;', 'first-property'],
    ['RESOURCE_TYPE = x;\nRT_VERSION = "1";\nSTOP = /b;', 'missing'],
    ['RESOURCE_TYPE = x;\nRT_VERSION = "1";\nSTART = a;\nSTOP = /b;', 'missing'],
    ['RESOURCE_TYPE = x;\nSTART = /a;\nSTOP = /b;', 'version'],
    ['RESOURCE_TYPE = x;\nRT_VERSION = "1/2";\nSTART = /a;\nSTOP = /b;', 'version'],
    [whole('{ EXTENSION; PROPERTY = a; STRING; }'), 'first-attribute'],
    [whole('{ PROPERTY = Start_timeout; MIN = 0; }'), 'timeout-limits'],
    [whole('{ PROPERTY = Start_timeout; MAX = 10; }'), 'timeout-limits'],
    [whole('{ PROPERTY = a; EXTENSION; INT; DEFAULT = ; }'), 'default'],
    [whole('{ PROPERTY = a; EXTENSION; INT; DEFAULT = x; }'), 'default'],
    [whole('{ PROPERTY = a; EXTENSION; BOOLEAN; DEFAULT = 1; }'), 'default'],
    [whole('{ PROPERTY = a; EXTENSION; ENUM { b, c }; DEFAULT = d; }'), 'default'],
    [whole('{ PROPERTY = Retry_count; MIN = 0; MAX = 10; DEFAULT = 11; }'), 'default'],
    [whole('{ PROPERTY = a; TUNABLE = SOMETIMES; }'), 'tunable'],
    [whole('START = c;'), 'repeated'],
    [whole('{ PROPERTY = a; }\n{ PROPERTY = A; }'), 'repeated'],
    [whole('COLOUR = red;'), 'unknown-property'],
    [whole('{ PROPERTY = a; }\nINIT = c;'), 'order'],
    [whole('{ PROPERTY = a; '), 'syntax'],
    [whole('INIT c;'), 'syntax'],
    [whole('INIT = "c;'), 'syntax'],
    [whole('EXTENSION;'), 'syntax'],
    [whole('#$upgrade_from 3 anytime'), 'syntax'],
  ])('%j has the problem %s', (text, code) => {
    expect(codesOf(text).map(([, , each]) => each)).toContain(code)
  })

  it('is read whatever it holds', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      ';',
      '=',
      ',',
      '"',
      '“',
      '#',
      '#$upgrade',
      '\n',
      ' ',
      'PROPERTY',
      'ENUM',
      'a',
      '-1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { rtr, problems } = parseRtr(pieces.join(''))
        if (problems.some(({ severity }) => severity === 'error')) return
        expect(parseRtr(printRtr(rtr)).rtr).toEqual(rtr)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a resource type of it', () => {
  it('has the extension properties as attributes and the counters of Sun Cluster', () => {
    const { type, losses } = typeOfRtr(parseRtr(iim).rtr, 'iim.cf')
    expect(typeText(type)).toBe(`type iim (
	static str ArgList[] = { Server_Root }
	static str RetryPolicy = SunCluster
	static int OnlineTimeout = 300
	static int Retry_count = 2
	static boolean Failover_enabled = 1
	str Server_Root
	)
`)
    expect(losses).toMatchObject([{ subject: 'Start, Stop, Monitor_start, Monitor_stop, Validate' }])
  })

  it('keeps lists and numbers as such, and tells what it cannot hold', () => {
    const { type, losses } = typeOfRtr(parseRtr(awkward).rtr, 'file_store.cf')
    expect(typeText(type)).toContain('int Retries_left = -1')
    expect(typeText(type)).toContain('str Paths[] = { "/a", "/b" }')
    expect(losses[0]?.subject).toContain('Load_balancing_policy')
  })
})
