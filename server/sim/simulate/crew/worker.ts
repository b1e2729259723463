/** A thread that plays the storms it is told to, one at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { playStorm, type StormOrders } from './storm-report.ts'

const port = parentPort
const orders = workerData as StormOrders

port?.on('message', (index: number) => {
  void playStorm(orders, index).then((report) => port.postMessage(report, []))
})
