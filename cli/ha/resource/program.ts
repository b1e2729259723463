import type { Program } from '../program.ts'
import { resourceReadingForms } from './reading.ts'
import { resourceActingForms } from './acting.ts'

export const hares: Program = {
  name: 'hares',
  purpose: 'resources',
  forms: [...resourceReadingForms, ...resourceActingForms],
}
