import { describe, expect, it } from 'vitest'
import { commandOfEdit } from './command-of-edit.ts'
import { editOfCommand } from './edit-of-command.ts'
import { shellLine } from './words.ts'

describe('an edit as a command', () => {
  it.each([
    ['hares -modify ms-srvr PrtStatus true', 'hares -modify ms-srvr PrtStatus true'],
    ['hares -modify fs MountOpt %-o', 'hares -modify fs MountOpt %-o'],
    ['hares -modify fs MountOpt -add v -sys sysA', 'hares -modify fs MountOpt -add v -sys sysA'],
    ['hares -modify fs L -sys sysA v', 'hares -modify fs L v -sys sysA'],
    ['hares -delete -force fs', 'hares -delete fs'],
    ['haattr -add T A', 'haattr -add T A -string -scalar'],
    ['haattr -add -static T A -keylist -string', 'haattr -add -static T A -string -keylist'],
    ['hatype -delete SunJESMsg', 'hatype -delete SunJESMsg'],
    ['hares -link p a,b -min 1', 'hares -link p a,b -min 1'],
    ['hagrp -link p c online local firm', 'hagrp -link p c online local firm'],
    ['haclus -modify UserNames -delete -keys', 'haclus -modify UserNames -delete -keys'],
  ])('%s', (typed, command) => {
    const edit = editOfCommand(typed.split(' '))
    expect('refusal' in edit ? edit.refusal : commandOfEdit(edit).join(' ')).toBe(command)
  })
})

describe('a command that is no edit', () => {
  it.each([
    ['hares -online r -sys s', 'other'],
    ['hastatus -sum', 'other'],
    ['hagrp', 'other'],
    ['hares -modify r A', 'wrong'],
    ['hares -modify r A -y', 'wrong'],
    ['hares -modify r A v -sys', 'wrong'],
    ['hares -modify r A -delete -keys v', 'wrong'],
    ['hares -add r T', 'wrong'],
    ['hares -add r T g more', 'wrong'],
    ['hares -link p c -min', 'wrong'],
    ['hares -link p a, -min 1', 'wrong'],
    ['hagrp -link p c online nowhere', 'wrong'],
    ['hagrp -link p c online local firmly', 'wrong'],
    ['haattr -add T A -string -integer', 'wrong'],
    ['hawser rename system a b', 'wrong'],
  ])('%s', (typed, kind) => {
    expect(editOfCommand(typed.split(' '))).toMatchObject({ kind })
  })

  it('says which forms are possible', () => {
    expect(editOfCommand(['hares', '-override', 'r'])).toEqual({
      kind: 'wrong',
      refusal: 'ATTRIBUTE is missing.',
      usage: 'hares -override RESOURCE ATTRIBUTE',
    })
  })
})

describe('a command on a line', () => {
  it.each([
    [['hares', '-modify', 'r', 'A', '%-y'], 'hares -modify r A %-y'],
    [['hares', '-modify', 'r', 'A', ''], 'hares -modify r A ""'],
    [['hares', '-modify', 'r', 'A', 'two words'], 'hares -modify r A "two words"'],
    [['hares', '-modify', 'r', 'A', 'a;b'], 'hares -modify r A "a;b"'],
    [['hares', '-modify', 'r', 'A', '$HOME "x" it\'s'], `hares -modify r A '$HOME "x" it'\\''s'`],
  ])('%j', (argv, line) => {
    expect(shellLine(argv)).toBe(line)
  })
})
