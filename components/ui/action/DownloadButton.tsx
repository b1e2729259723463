'use client'

import { Button } from './Button.tsx'

type DownloadButtonProps = {
  /** Of the file. */
  name: string
  text: string
  size?: 'small' | 'normal'
  children: React.ReactNode
}

/** Hands a text that was made here to the browser, as a file. */
export function DownloadButton({ name, text, size = 'normal', children }: DownloadButtonProps) {
  const download = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button size={size} onClick={download}>
      {children}
    </Button>
  )
}
