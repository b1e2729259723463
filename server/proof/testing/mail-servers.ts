import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { converse } from '#lab/daemon/conversation.ts'
import { MailStore } from '#lab/daemon/mail/mail-store.ts'
import { mailFlowSetting, type MailFlowSetting } from '#lib/wire/mail-flow/setting.ts'

/** The lab's small mail servers, each on a loopback port of its own, over one mail store. */
export class MailServers {
  isFull = false
  isHung = false
  readonly store: MailStore
  readonly #root = mkdtempSync(join(tmpdir(), 'hawser-mail-'))
  readonly #servers = new Map<string, Server>()

  constructor() {
    this.store = new MailStore(this.#root)
  }

  async serve(...protocols: readonly string[]): Promise<void> {
    for (const protocol of protocols) {
      const place = {
        host: 'mail',
        isHung: () => this.isHung,
        isDiskFull: () => this.isFull,
        mail: this.store,
      }
      const server = createServer((socket) => converse(socket, protocol, place)).listen(0, '127.0.0.1')
      await once(server, 'listening')
      this.#servers.set(protocol, server)
    }
  }

  /** Port 1, where nobody listens, for a protocol that is not served. */
  portOf(protocol: string): number {
    return (this.#servers.get(protocol)?.address() as AddressInfo | null)?.port ?? 1
  }

  /** `limitS`: seconds, shorter than people may ask for. */
  setting(protocol: 'imap' | 'pop', recipient: string, limitS: number): MailFlowSetting {
    const [address, security, user] = ['127.0.0.1', 'none', 'proof']
    const setting = mailFlowSetting.parse({
      sender: 'hawser@b',
      recipient,
      sending: { address, port: this.portOf('smtp'), security },
      reading: { address, port: this.portOf(protocol), security, protocol, user },
    })
    return { ...setting, limitS }
  }

  async close(): Promise<void> {
    const open = [...this.#servers.values()].filter(({ listening }) => listening)
    for (const server of open) server.close()
    await Promise.all(open.map((server) => once(server, 'close')))
    rmSync(this.#root, { recursive: true })
  }
}
