import { spawn, type ChildProcess } from 'node:child_process'
import type { Session, ServerChannel } from 'ssh2'
import { serveSftp } from './sftp.ts'

/** Where and how the commands of one system run. */
export type SessionPlace = {
  readonly root: string
  readonly environment: Readonly<NodeJS.ProcessEnv>
  /** What a lost connection does to a running command: a real sshd without a terminal leaves it alone. */
  readonly onHangUp: 'leave' | 'kill'
}

/** Signals a client may ask for, by their SSH names. */
const signals: Readonly<Record<string, NodeJS.Signals>> = {
  HUP: 'SIGHUP',
  INT: 'SIGINT',
  QUIT: 'SIGQUIT',
  KILL: 'SIGKILL',
  TERM: 'SIGTERM',
  USR1: 'SIGUSR1',
  USR2: 'SIGUSR2',
}

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Runs a command in a process group of its own, so that a signal reaches all of it. */
const run = (command: string | null, channel: ServerChannel, place: SessionPlace): ChildProcess => {
  const child = spawn('/bin/sh', command === null ? [] : ['-c', command], {
    cwd: place.root,
    env: place.environment,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const { stdin, stdout, stderr } = child
  for (const pipe of [stdin, stdout, stderr]) pipe.on('error', () => pipe.destroy())
  channel.on('error', () => channel.destroy())
  channel.pipe(stdin)
  stdout.pipe(channel, { end: false })
  stderr.pipe(channel.stderr, { end: false })
  channel.on('close', () => {
    if (place.onHangUp === 'kill') signalGroup(child, 'SIGHUP')
    for (const pipe of [stdin, stdout, stderr]) pipe.destroy()
  })
  child.on('error', (error) => {
    channel.stderr.write(`${error.message}\n`)
    channel.exit(127)
    channel.end()
  })
  child.on('close', (code, signal) => {
    if (channel.destroyed) return
    if (signal === null) channel.exit(code ?? 255)
    else channel.exit(signal.replace(/^SIG/, ''), false, '')
    channel.end()
  })
  return child
}

/** Serves one session channel: a command, a shell, or SFTP. */
export const serveSession = (session: Session, place: SessionPlace) => {
  let child: ChildProcess | null = null
  session.on('signal', (accept, _reject, { name }) => {
    const signal = signals[name]
    if (signal !== undefined && child !== null) signalGroup(child, signal)
    accept?.()
  })
  session.on('exec', (accept, _reject, { command }) => {
    child = run(command, accept(), place)
  })
  session.on('shell', (accept) => {
    child = run(null, accept(), place)
  })
  session.on('sftp', (accept) => serveSftp(accept(), place.root))
}
