'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { TabPanel, Tabs } from '#components/ui/display/Tabs.tsx'
import { withOwn } from './address.ts'
import { Calculator } from './Calculator.tsx'
import { ChoiceView } from './choice/ChoiceView.tsx'

/** How much of a year mail is down, and which model to take. The tab and all that was entered are in the address. */
export function DowntimeView() {
  const tab = useSearchParams().get('tab') === 'choice' ? 'choice' : 'calculator'
  const router = useRouter()
  const path = usePathname()
  return (
    <Tabs
      label="Downtime"
      value={tab}
      onChange={(next) => {
        const query = withOwn(window.location.search, ['tab'], next === 'choice' ? 'tab=choice' : '')
        router.replace(`${path}${query === '' ? '' : `?${query}`}`, { scroll: false })
      }}
      tabs={[
        { value: 'calculator', label: 'Calculator' },
        { value: 'choice', label: 'Which model' },
      ]}
    >
      <TabPanel value="calculator">
        <Calculator />
      </TabPanel>
      <TabPanel value="choice">
        <ChoiceView />
      </TabPanel>
    </Tabs>
  )
}
