import type { Program } from '../program.ts'
import { resourceEditingForms } from '../changing/editing-forms.ts'
import { resourceReadingForms } from './reading.ts'
import { resourceActingForms } from './acting.ts'

export const hares: Program = {
  name: 'hares',
  purpose: 'resources',
  forms: [...resourceReadingForms, ...resourceActingForms, ...resourceEditingForms],
}
