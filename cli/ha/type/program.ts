import type { Program } from '../program.ts'
import { typeEditingForms } from '../changing/editing-forms.ts'
import { typeReadingForms } from './reading.ts'

export const hatype: Program = {
  name: 'hatype',
  purpose: 'resource types',
  forms: [...typeReadingForms, ...typeEditingForms],
}
