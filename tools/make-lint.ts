/** Writes `.oxlintrc.json` from the walls. `--check` compares instead and exits 1 on a difference. */
import { readFileSync, writeFileSync } from 'node:fs'
import { walls } from './walls.ts'

const impure = [
  'Date',
  'fetch',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'window',
  'document',
  'console',
  'Buffer',
]

/** The lint configuration as text. */
export function lintConfiguration(): string {
  const wallRules = walls.map((wall) => ({
    files: wall.files,
    ...(wall.except ? { excludeFiles: wall.except } : {}),
    rules: { 'no-restricted-imports': ['error', { patterns: wall.forbidden }] },
  }))
  const pure = {
    files: ['lib/**/*.ts'],
    excludeFiles: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...impure.map((name) => ({ name, message: 'lib is pure: no clock, no dice, no I/O.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'lib is pure: no dice.' },
        { object: 'globalThis', message: 'lib is pure.' },
      ],
    },
  }
  const configuration = {
    $schema: './node_modules/oxlint/configuration_schema.json',
    plugins: ['typescript', 'import', 'react', 'jsx-a11y', 'nextjs', 'unicorn', 'oxc'],
    categories: { correctness: 'error', suspicious: 'error' },
    rules: {
      'import/no-cycle': 'error',
      'typescript/no-explicit-any': 'error',
      'typescript/ban-ts-comment': 'error',
      'no-console': 'off',
      'react/react-in-jsx-scope': 'off',
      'import/no-unassigned-import': 'off',
      'unicorn/prefer-add-event-listener': 'off',
      'no-shadow': 'off',
      'no-underscore-dangle': 'off',
      'no-await-in-loop': 'off',
      'unicorn/no-array-sort': 'off',
      'unicorn/consistent-function-scoping': 'off',
      'no-control-regex': 'off',
      'nextjs/no-img-element': 'off',
    },
    ignorePatterns: ['node_modules', '.next', '.hawser', 'next-env.d.ts'],
    overrides: [...wallRules, pure],
  }
  return `${JSON.stringify(configuration, null, 2)}\n`
}

if (process.argv[1] === import.meta.filename) {
  const file = new URL('../.oxlintrc.json', import.meta.url)
  const text = lintConfiguration()
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('.oxlintrc.json differs from tools/walls.ts: run `node tools/make-lint.ts`\n')
    process.exit(1)
  }
}
