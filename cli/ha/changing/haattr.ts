import type { Program } from '../program.ts'
import { attributeForms } from './editing-forms.ts'

export const haattr: Program = { name: 'haattr', purpose: 'attributes of types', forms: attributeForms }
