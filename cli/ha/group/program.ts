import type { Program } from '../program.ts'
import { groupEditingForms } from '../changing/editing-forms.ts'
import { groupReadingForms } from './reading.ts'
import { groupActingForms } from './acting.ts'
import { groupFreezingForms } from './freezing.ts'

export const hagrp: Program = {
  name: 'hagrp',
  purpose: 'service groups',
  forms: [...groupReadingForms, ...groupActingForms, ...groupFreezingForms, ...groupEditingForms],
}
