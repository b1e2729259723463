/** Forms of each command that change the configuration, as its usage error prints them. vcs-semantics §8.1, §8.2. */
const modification = (object: string, tail = ''): readonly string[] => [
  `-modify ${object}ATTRIBUTE VALUE …${tail}`,
  `-modify ${object}ATTRIBUTE -add VALUE …${tail}   |   -add KEY VALUE …`,
  `-modify ${object}ATTRIBUTE -update VALUE …${tail}   |   -update KEY VALUE …`,
  `-modify ${object}ATTRIBUTE -delete VALUE …${tail}   |   -delete -keys`,
]

const forms: Readonly<Record<string, readonly string[]>> = {
  hagrp: [
    '-add GROUP',
    '-delete GROUP',
    ...modification('GROUP ', ' [-sys SYSTEM]'),
    '-link PARENT CHILD online|offline local|global|remote|site [soft|firm|hard]',
    '-unlink PARENT CHILD',
  ],
  hares: [
    '-add RESOURCE TYPE GROUP',
    '-delete [-force] RESOURCE',
    ...modification('RESOURCE ', ' [-sys SYSTEM]'),
    '-local RESOURCE ATTRIBUTE',
    '-global RESOURCE ATTRIBUTE VALUE …',
    '-override RESOURCE ATTRIBUTE',
    '-undo_override RESOURCE ATTRIBUTE',
    '-link PARENT CHILD   |   -link PARENT CHILD,CHILD,… -min NUMBER',
    '-unlink PARENT CHILD',
  ],
  hasys: ['-add SYSTEM', '-delete SYSTEM', ...modification('SYSTEM ')],
  hatype: ['-add TYPE', '-delete TYPE', ...modification('TYPE ')],
  haattr: [
    '-add [-static|-temp] TYPE ATTRIBUTE [-string|-i18nstr|-integer|-boolean] [-scalar|-keylist|-vector|-association] [DEFAULT …]',
    '-delete TYPE ATTRIBUTE',
    '-default TYPE ATTRIBUTE [VALUE …]',
  ],
  haclus: modification(''),
  hawser: ['rename group GROUP NEW-NAME', 'rename resource RESOURCE NEW-NAME'],
}

/** The forms of one command that begin with an option; all of them when none does. Empty for no ha command. */
export const usageOf = (command: string, option: string | undefined): string => {
  const all = forms[command] ?? []
  const fitting = all.filter((form) => form.split(' ')[0] === option)
  return (fitting.length > 0 ? fitting : all).map((form) => `${command} ${form}`).join('\n')
}

/** Whether a command has forms that change the configuration at all. */
export const changesConfiguration = (command: string, option: string | undefined): boolean =>
  (forms[command] ?? []).some((form) => form.split(' ')[0] === option)
