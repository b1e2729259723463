import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/**
 * A connection's cable: passes bytes between a client's socket and the SSH server until it is cut.
 * A cut is silent on both sides: nothing is delivered, nothing is reset, and what either side does
 * meanwhile (an end too) arrives when the cable is mended.
 */
export class Cable extends Duplex {
  readonly #socket: Socket
  #isCut = false
  #held: (() => void)[] = []

  constructor(socket: Socket, isCut: boolean) {
    super({ allowHalfOpen: true })
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#pass(() => this.push(chunk) || socket.pause()))
    socket.on('end', () => this.#pass(() => this.push(null)))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#pass(() => this.destroy()))
    if (isCut) this.cut()
  }

  /** Ends the connection at once with a reset, as a machine without power does for its peers' next word. */
  reset() {
    this.#held = []
    this.#socket.resetAndDestroy()
    this.destroy()
  }

  cut() {
    this.#isCut = true
    this.#socket.pause()
  }

  mend() {
    this.#isCut = false
    const held = this.#held
    this.#held = []
    for (const act of held) act()
    this.#socket.resume()
  }

  #pass(act: () => void) {
    if (this.#isCut) this.#held.push(act)
    else act()
  }

  override _read() {
    if (!this.#isCut) this.#socket.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#pass(() => {
      if (this.#socket.writable) this.#socket.write(chunk, () => done())
      else done()
    })
  }

  override _final(done: (error?: Error | null) => void) {
    this.#pass(() => {
      this.#socket.end()
      done()
    })
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    if (this.#isCut) this.#held.push(() => this.#socket.destroy())
    else this.#socket.destroy()
    done(error)
  }
}
