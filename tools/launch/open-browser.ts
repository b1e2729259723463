import { spawn } from 'node:child_process'

/** Opens the address in the person's browser where there is a desktop; otherwise does nothing. */
export function openBrowser(url: string): void {
  const desktop = process.platform === 'darwin' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
  if (!desktop || !process.stdout.isTTY) return
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
  spawn(program, [url], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
