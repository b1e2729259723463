import { redirect } from 'next/navigation'
import { clustersHref } from '#components/client/hrefs.ts'

export default function Start() {
  redirect(clustersHref)
}
