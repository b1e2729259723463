import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer as createClearServer, type AddressInfo, type Server } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { selfSigned } from '#lab/daemon/certificate.ts'
import { suite, type SystemRoot } from './system-root.ts'

/** A program on a system that writes down what it is asked, and answers what it is told to. */
export class Answerer {
  readonly #root: SystemRoot
  readonly #path: string

  constructor(root: SystemRoot, path: string) {
    this.#root = root
    this.#path = path
    mkdirSync(dirname(root.at(path)), { recursive: true })
    copyFileSync(join(suite, 'testing/software/answerer'), root.at(path))
  }

  /** The exit code of its next answers; silence never ends. */
  answers(answer: number | 'silence'): void {
    renameSync(this.#root.write(`${this.#path}.draft`, `${answer}\n`), this.#root.at(`${this.#path}.answer`))
  }

  /** What it was asked since this was called last, one line of arguments each. */
  asked(): string[] {
    const file = this.#root.at(`${this.#path}.asked`)
    if (!existsSync(file)) return []
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    rmSync(file)
    return lines
  }

  /** Waits until somebody asks it. */
  async isAsked(): Promise<void> {
    while (!existsSync(this.#root.at(`${this.#path}.asked`))) await pause(20)
  }

  /** What came on its standard input when it was asked last. */
  input(): string {
    return readFileSync(this.#root.at(`${this.#path}.input`), 'utf8')
  }
}

const servers = new Set<Server>()

/** A port of this machine that takes connections, in the clear or with TLS, until `closePorts`. */
export const openPort = async (kind: 'clear' | 'tls'): Promise<string> => {
  const server =
    kind === 'tls'
      ? createTlsServer(selfSigned('mail.example.com'), (socket) =>
          socket.on('error', () => socket.destroy()),
        )
      : createClearServer((socket) => socket.on('error', () => socket.destroy()).end('hello\r\n'))
  servers.add(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return String((server.address() as AddressInfo).port)
}

/** Closes every open port: from now on they refuse. */
export const closePorts = (): void => {
  for (const server of servers) server.close()
  servers.clear()
}
