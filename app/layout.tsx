import type { Metadata, Viewport } from 'next'
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import { ClientProvider } from '#components/client/ClientProvider.tsx'
import { themeBeforeFirstPaint } from '#components/client/stores/first-paint.ts'
import { Toasts } from '#components/shell/Toasts.tsx'
import { TooltipScope } from '#components/ui/overlay/Tooltip.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: 'Hawser',
  description: 'Console of high-availability clusters',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15181d' },
  ],
}

export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{themeBeforeFirstPaint}</script>
      </head>
      <body>
        <ClientProvider>
          <TooltipScope>{children}</TooltipScope>
          <Toasts />
        </ClientProvider>
      </body>
    </html>
  )
}
