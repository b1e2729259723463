import { connect } from 'node:net'
import { virtualAddress } from '#lab/real/layout.ts'

/** What is asked of each service, and how its answer begins. */
const services = {
  imap: { port: 143, question: null, answer: Buffer.from('* OK') },
  smtp: { port: 25, question: null, answer: Buffer.from('220') },
  // An anonymous bind, and the begin of what every LDAP message is.
  ldap: {
    port: 389,
    question: Buffer.from('300c020101600702010304008000', 'hex'),
    answer: Buffer.from([0x30]),
  },
} as const

export type Service = keyof typeof services
export const serviceNames = Object.keys(services) as Service[]

/** How long one attempt may take: a service that is up answers in a few milliseconds. */
const attemptMs = 300
const pauseMs = 15

/** Whether the service answers at the virtual address, over a connection of its own. */
const answers = (service: Service): Promise<boolean> =>
  new Promise((resolve) => {
    const { port, question, answer } = services[service]
    const socket = connect(port, virtualAddress)
    const end = (isThere: boolean): void => {
      clearTimeout(late)
      socket.destroy()
      resolve(isThere)
    }
    const late = setTimeout(() => end(false), attemptMs)
    socket.on('connect', () => question && socket.write(question))
    socket.on('data', (said: Buffer) => end(said.subarray(0, answer.length).equals(answer)))
    socket.on('error', () => end(false))
    socket.on('close', () => end(false))
  })

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs))

export type Times = Readonly<Record<Service, number>>

/**
 * Milliseconds from `began` (of performance.now) until each service has answered after the new place has the disk: what
 * answers before is still the old place. Throws when one of them never did.
 */
export const untilAnswered = async (
  began: number,
  hasMoved: () => boolean,
  withinMs: number,
): Promise<Times> => {
  const give = began + withinMs
  while (!hasMoved()) {
    if (performance.now() > give) throw new Error(`the group was not moved within ${withinMs / 1_000} s`)
    await pause()
  }
  const timeOf = async (service: Service): Promise<number> => {
    while (!(await answers(service))) {
      if (performance.now() > give) throw new Error(`${service} did not answer within ${withinMs / 1_000} s`)
      await pause()
    }
    return performance.now() - began
  }
  const [imap, smtp, ldap] = await Promise.all([timeOf('imap'), timeOf('smtp'), timeOf('ldap')])
  return { imap, smtp, ldap }
}
