/**
 * The walls of the house as data: which room may not reach what. `tools/make-lint.ts` writes them into
 * `.oxlintrc.json`; `tools/house.test.ts` proves with deliberate offences that the rules bite.
 */
export type Wall = {
  readonly room: string
  /** Files the wall stands around (lint globs). */
  readonly files: readonly string[]
  /** Files inside that are another room with walls of their own. */
  readonly except?: readonly string[]
  readonly forbidden: readonly { readonly regex: string; readonly message: string }[]
}

const nouns = 'cluster|group|resource|system|type|config|build|what-if|history|shell|lab'
const rooms = 'app|components|server|lab|cli|tools|e2e|bench|agents'

const noBackDoor = (own: string) => ({
  regex: `^\\.\\.?/(.*/)?(${[...rooms.split('|'), 'lib'].filter((room) => room !== own).join('|')})/`,
  message: 'Another room is reached by its alias (#lib/…), never by a relative path.',
})

const ssh2 = { regex: '^ssh2($|/)', message: 'ssh2 belongs to server/transport and lab.' }
const xyflow = { regex: '^@xyflow/', message: '@xyflow belongs to components/graph.' }
const clientLibraries = {
  regex: '^(@tanstack/|zustand($|/))',
  message: '@tanstack and zustand belong to components/client.',
}
const codemirror = { regex: '^@codemirror/', message: '@codemirror belongs to components/config.' }
const screenLibraries = [
  xyflow,
  clientLibraries,
  codemirror,
  { regex: '^(react|next)($|/)', message: 'No screen here.' },
]
const houseOfServer = {
  regex: '^#(server|lab|cli)/|^(\\.\\./){2,}(server|lab|cli)/',
  message: 'The screen meets the engine in lib/wire only.',
}
const houseOfScreen = {
  regex: '^#components/|^(\\.\\./)+(components|app)/',
  message: 'Server, lab and cli meet the screen in lib/wire only.',
}

const pureMessage = 'lib is pure: it imports lib (and zod in lib/wire), nothing else.'
const otherHouses = { regex: '^#(server|lab|components)/', message: pureMessage }
const anyPackage = { regex: '^[^#./]', message: pureMessage }
const anyPackageButZod = { regex: '^([^#./z]|z[^o]|zo[^d]|zod[^/])', message: pureMessage }
const upstairs = (above: string) => ({
  regex: `^#lib/(${above})/|^\\.\\./(${above})/`,
  message:
    'Inside lib: model <- graph <- planner <- policy <- forecast; maincf, frameworks, topology, wire stand on model.',
})

const tests = ['**/*.test.ts', '**/*.contract.ts', '**/testing/**']

const libRoom = (room: string, above: string, packages = anyPackage): Wall => ({
  room: `lib/${room}`,
  files: [`lib/${room}/**/*.ts`],
  except: tests,
  forbidden: [packages, otherHouses, upstairs(above), noBackDoor('lib')],
})

const serverRoom = (room: string, closed: string): Wall => ({
  room: `server/${room}`,
  files: [`server/${room}/**/*.ts`],
  except: tests,
  forbidden: [
    {
      regex: `^#server/(${closed})/|^\\.\\./(${closed})/`,
      message: `server/${room} does not reach ${closed.replaceAll('|', ', ')}.`,
    },
    ...(room === 'transport' ? [] : [ssh2]),
    ...screenLibraries,
    houseOfScreen,
    { regex: '^#lab/', message: 'To the engine a lab system is an SSH host like any other.' },
    noBackDoor('server'),
  ],
})

export const walls: readonly Wall[] = [
  libRoom('model', 'forecast|graph|planner|policy|maincf|frameworks|topology|wire'),
  libRoom('graph', 'forecast|planner|policy|maincf|frameworks|topology|wire'),
  libRoom('planner', 'policy|forecast|maincf|frameworks|topology|wire'),
  libRoom('policy', 'forecast|maincf|frameworks|topology|wire'),
  libRoom('maincf', 'planner|policy|forecast|frameworks|topology|wire'),
  libRoom('forecast', 'maincf|frameworks|topology|wire'),
  libRoom('topology', 'frameworks|wire'),
  libRoom('frameworks', 'topology|wire'),
  libRoom('wire', 'topology|frameworks', anyPackageButZod),
  serverRoom('engine', 'agents|transport|drivers|store|api|sim|proof|notify'),
  serverRoom('agents', 'engine|drivers|store|api|sim|proof|notify'),
  serverRoom('transport', 'engine|agents|drivers|store|api|sim|proof|notify'),
  serverRoom('drivers', 'agents|transport|api|sim|proof|notify'),
  serverRoom('store', 'engine|agents|transport|drivers|api|sim|proof|notify'),
  serverRoom('api', 'engine|agents|transport|sim|proof|notify'),
  serverRoom('sim', 'agents|transport|api|store|drivers|proof|notify'),
  serverRoom('preflight', 'engine|agents|transport|drivers|store|api|sim|proof|mail'),
  serverRoom('proof', 'engine|agents|transport|store|api|sim|notify'),
  serverRoom('notify', 'engine|agents|transport|drivers|store|api|sim|proof'),
  serverRoom('mail', 'engine|agents|transport|drivers|store|api|sim|proof|notify'),
  {
    room: 'components/ui',
    files: ['components/ui/**/*.{ts,tsx}'],
    forbidden: [
      { regex: '^#lib/|/lib/', message: 'Primitives are blind: no domain word.' },
      {
        regex: `^#components/(${nouns}|client|graph)/|^\\.\\./(${nouns}|client|graph)/`,
        message: 'Primitives are blind: they know no other component.',
      },
      houseOfServer,
      xyflow,
      clientLibraries,
      codemirror,
    ],
  },
  {
    room: 'components/client',
    files: ['components/client/**/*.{ts,tsx}'],
    except: tests,
    forbidden: [
      houseOfServer,
      xyflow,
      ssh2,
      codemirror,
      { regex: `^#components/(${nouns}|ui|graph)/`, message: 'The client knows no screen.' },
    ],
  },
  {
    room: 'components/graph',
    files: ['components/graph/**/*.{ts,tsx}'],
    except: tests,
    forbidden: [houseOfServer, clientLibraries, ssh2, codemirror],
  },
  {
    room: 'components/config',
    files: ['components/config/**/*.{ts,tsx}'],
    except: tests,
    forbidden: [houseOfServer, xyflow, clientLibraries, ssh2],
  },
  {
    room: 'components',
    files: [`components/{${nouns.replace('|config', '').replaceAll('|', ',')}}/**/*.{ts,tsx}`],
    except: tests,
    forbidden: [houseOfServer, xyflow, clientLibraries, ssh2, codemirror],
  },
  {
    room: 'app',
    files: ['app/**/*.{ts,tsx}'],
    forbidden: [houseOfServer, xyflow, clientLibraries, ssh2, codemirror],
  },
  {
    room: 'lab',
    files: ['lab/**/*.ts'],
    except: tests,
    forbidden: [houseOfScreen, ...screenLibraries, noBackDoor('lab')],
  },
  {
    room: 'cli',
    files: ['cli/**/*.ts'],
    except: tests,
    forbidden: [houseOfScreen, ssh2, ...screenLibraries, noBackDoor('cli')],
  },
]
