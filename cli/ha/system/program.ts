import type { Program } from '../program.ts'
import { systemEditingForms } from '../changing/editing-forms.ts'
import { systemReadingForms } from './reading.ts'
import { startForms, stopForms, systemActingForms } from './acting.ts'

export const hasys: Program = {
  name: 'hasys',
  purpose: 'systems',
  forms: [...systemReadingForms, ...systemActingForms, ...systemEditingForms],
}

export const hastart: Program = {
  name: 'hastart',
  purpose: 'looks after a stopped system again',
  forms: startForms,
}

export const hastop: Program = { name: 'hastop', purpose: 'leaves a system', forms: stopForms }
