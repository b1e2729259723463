'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { AdviceView } from '#components/advice/AdviceView.tsx'
import { useAdvice } from '#components/advice/use-advice.ts'
import { LazyFrameworks } from '#components/frameworks/LazyFrameworks.tsx'
import { TabPanel, Tabs } from '#components/ui/display/Tabs.tsx'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { ConfigurationFiles } from './ConfigurationFiles.tsx'
import { LazyEditor } from './editor/LazyEditor.tsx'
import { DraftReview } from './review/DraftReview.tsx'
import { VersionsView } from './versions/VersionsView.tsx'

/** The configuration as files, as what waits, as what the guides say of it, as text to edit, through time, and elsewhere. The tab is in the address. */
export function ConfigurationTabs() {
  const { draft } = useEditing()
  const advice = useAdvice()?.advice
  const tab = useSearchParams().get('tab') ?? 'files'
  const router = useRouter()
  const path = usePathname()
  return (
    <Tabs
      label="Configuration"
      value={tab}
      onChange={(next) => router.replace(`${path}?tab=${next}`, { scroll: false })}
      tabs={[
        { value: 'files', label: 'Files' },
        { value: 'changes', label: 'Changes', ...(draft.length > 0 ? { note: draft.length } : {}) },
        { value: 'advice', label: 'Advice', ...(advice ? { note: advice.length } : {}) },
        { value: 'editor', label: 'Editor' },
        { value: 'versions', label: 'Versions' },
        { value: 'frameworks', label: 'Other frameworks' },
      ]}
    >
      <TabPanel value="files">
        <ConfigurationFiles />
      </TabPanel>
      <TabPanel value="changes">
        <DraftReview />
      </TabPanel>
      <TabPanel value="advice">
        <AdviceView />
      </TabPanel>
      <TabPanel value="editor">
        <LazyEditor />
      </TabPanel>
      <TabPanel value="versions">
        <VersionsView />
      </TabPanel>
      <TabPanel value="frameworks">
        <LazyFrameworks />
      </TabPanel>
    </Tabs>
  )
}
