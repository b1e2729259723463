import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import type { DeskState } from '#lib/wire/configuration.ts'
import { filesKey } from '../keys.ts'
import { noteDesk } from './note-desk.ts'

const desk = (version: number, owner: string | null): DeskState => ({
  version,
  open: owner === null ? null : { owner, since: 0, draft: [], stale: false },
  unconfirmed: null,
})

/** A page that shows the files, and the answers it is waiting for, each still to be given. */
function page(known: DeskState) {
  const client = new QueryClient()
  const queryKey = filesKey('mail')
  const waiting: ((answer: DeskState) => void)[] = []
  client.setQueryData(queryKey, { files: [], desk: known })
  const queryFn = () =>
    new Promise<{ files: []; desk: DeskState }>((resolve) =>
      waiting.push((answer) => resolve({ files: [], desk: answer })),
    )
  new QueryObserver(client, { queryKey, queryFn, staleTime: Infinity }).subscribe(() => undefined)
  const shown = () => client.getQueryData<{ desk: DeskState }>(queryKey)?.desk
  return { client, waiting, shown }
}

it('an answer that was read before the newest news does not undo it', async () => {
  const { client, waiting, shown } = page(desk(1, 'kim'))
  noteDesk(client, 'mail', desk(2, 'kim'))
  noteDesk(client, 'mail', desk(2, null))
  expect(shown()?.open).toBeNull()
  expect(waiting).toHaveLength(2)
  waiting[0]?.(desk(2, 'kim'))
  waiting[1]?.(desk(2, null))
  await expect.poll(() => client.isFetching()).toBe(0)
  expect(shown()).toEqual(desk(2, null))
})

it('asks for nothing where only the owner is another', () => {
  const { client, waiting, shown } = page(desk(1, null))
  noteDesk(client, 'mail', desk(1, 'kim'))
  expect(shown()?.open?.owner).toBe('kim')
  expect(waiting).toHaveLength(0)
})
