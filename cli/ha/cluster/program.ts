import type { Program } from '../program.ts'
import { clusterReadingForms } from './reading.ts'

export const haclus: Program = {
  name: 'haclus',
  purpose: 'the cluster',
  forms: [...clusterReadingForms],
}
