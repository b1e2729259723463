'use client'

import dynamic from 'next/dynamic'
import type { Configuration } from '#lib/model/configuration.ts'
import { CopyButton } from '#components/ui/action/CopyButton.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import type { BuiltText } from './use-built-text.ts'

const MainCfText = dynamic(
  () => import('#components/config/editor/MainCfText.tsx').then((part) => part.MainCfText),
  { ssr: false, loading: () => <SkeletonRows rows={12} label="Loading the text" /> },
)

type BuiltTextPanelProps = { text: BuiltText | null; configuration: Configuration }

const nothing = () => undefined

/** main.cf as it will be, to be read and copied. */
export function BuiltTextPanel({ text, configuration }: BuiltTextPanelProps) {
  return (
    <Panel title="main.cf" actions={text && <CopyButton text={text.file.text} label="Copy main.cf" />} flush>
      {text === null ? (
        <SkeletonRows rows={12} label="Loading the text" />
      ) : (
        <>
          {text.refusals.length > 0 && (
            <Banner tone="faulted" shape="diamond" title="Not all of it can be written into the files.">
              {[...new Set(text.refusals.map((refusal) => refusal.text))].join(' ')}
            </Banner>
          )}
          <MainCfText
            file={text.file}
            isReadOnly
            known={configuration}
            problems={text.problems}
            place={null}
            onText={nothing}
            onCursor={nothing}
          />
        </>
      )}
    </Panel>
  )
}
