import type { Program } from '../program.ts'
import { clusterEditingForms } from '../changing/editing-forms.ts'
import { clusterReadingForms } from './reading.ts'

export const haclus: Program = {
  name: 'haclus',
  purpose: 'the cluster',
  forms: [...clusterReadingForms, ...clusterEditingForms],
}
