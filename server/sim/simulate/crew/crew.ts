import { Worker } from 'node:worker_threads'
import { playStorm, type StormOrders, type StormReport } from './storm-report.ts'

/**
 * Plays all storms, `jobs` at a time, each in a thread of its own, and hands their reports on in the order of the
 * seeds, whichever was ready first. Begins no more storms once `take` answers false. Throws when a thread ends
 * that still had a storm to play.
 */
export async function playStorms(
  orders: StormOrders,
  jobs: number,
  take: (report: StormReport, index: number) => boolean,
): Promise<void> {
  const line = new Line(orders.seeds.length, take)
  if (jobs <= 1) {
    for (let index = line.next(); index !== null; index = line.next())
      line.put(index, await playStorm(orders, index))
    return
  }
  const threads = Math.min(jobs, orders.seeds.length)
  await Promise.all(Array.from({ length: threads }, () => playInThread(orders, line)))
}

/** Storms on their way: begun in their order, reported in their order. */
class Line {
  private begun = 0
  private reported = 0
  private isWanted = true
  private readonly ready = new Map<number, StormReport>()
  private readonly length: number
  private readonly take: (report: StormReport, index: number) => boolean

  constructor(length: number, take: (report: StormReport, index: number) => boolean) {
    this.length = length
    this.take = take
  }

  /** The storm to begin next; null when there is none left or none wanted. */
  next(): number | null {
    return this.isWanted && this.begun < this.length ? this.begun++ : null
  }

  put(index: number, report: StormReport): void {
    this.ready.set(index, report)
    // One that failed ends the run as soon as those before it are in.
    if (report.failure) this.begun = this.length
    for (let found = this.ready.get(this.reported); found && this.isWanted;) {
      this.ready.delete(this.reported)
      this.isWanted = this.take(found, this.reported)
      this.reported += 1
      found = this.ready.get(this.reported)
    }
  }
}

function playInThread(orders: StormOrders, line: Line): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: orders })
    let playing: number | null = null
    const goOn = (): void => {
      playing = line.next()
      if (playing === null) void worker.terminate()
      else worker.postMessage(playing, [])
    }
    worker.on('message', (report: StormReport) => {
      if (playing !== null) line.put(playing, report)
      goOn()
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      if (playing === null) resolve()
      else reject(new Error(`the thread that played seed ${orders.seeds[playing]} has ended`))
    })
    goOn()
  })
}
