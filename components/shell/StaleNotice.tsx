'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useFreshness } from '#components/client/cluster/freshness.ts'
import { useRefresh } from '#components/client/cluster/use-refresh.ts'
import { ageText } from '#components/client/words/ages.ts'

/** Over the foot of the page, so that nothing moves when it comes. */
export function StaleNotice() {
  const { stale, ageMs, phase, retryInMs } = useFreshness()
  const refresh = useRefresh()
  if (!stale) return null
  const asks = phase === 'connecting' ? 'Trying again now.' : 'It is tried again by itself.'
  const retry = retryInMs === null ? asks : `Trying again in ${Math.ceil(retryInMs / 1000)} s.`
  return (
    <div className="fixed right-3 bottom-14 left-3 z-20 mx-auto max-w-2xl rounded-md bg-raised shadow-popup">
      <Banner
        tone="unknown"
        shape="question"
        title={`No news from the engine for ${ageText(ageMs)}.`}
        action={
          <Button size="small" onClick={refresh}>
            Try now
          </Button>
        }
      >
        You see the last known state; it may no longer be true. {retry}
      </Banner>
    </div>
  )
}

/** Takes the colour out of what it holds while the picture is stale. */
export function StaleWash({ children }: { children: React.ReactNode }) {
  const { stale } = useFreshness()
  return <div className={stale ? 'stale min-h-full' : 'min-h-full'}>{children}</div>
}
