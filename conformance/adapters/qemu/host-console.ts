import type {Socket} from 'node:net'
import type {HostSide} from '../host-side.ts'

/** The other end of each port: a socket that QEMU is connected to, in the order of the ports. */
export function consoleHost(sockets: readonly Socket[]): HostSide {
  const received: Uint8Array[][] = sockets.map(() => [])
  sockets.forEach((socket, port) => {
    socket.on('data', (bytes: Buffer) => received[port]!.push(new Uint8Array(bytes)))
  })
  const at = <Item>(items: readonly Item[], port: number): Item => {
    const item = items[port]
    if (item === undefined) throw new RangeError(`the console of QEMU has no port ${port}`)
    return item
  }
  return {
    shows: {
      'console-peer': {
        sendText: (port, bytes) =>
          new Promise((resolve, reject) =>
            at(sockets, port).write(bytes, (error) => (error ? reject(error) : resolve())),
          ),
        receivedText: (port) => new Uint8Array(Buffer.concat(at(received, port))),
      },
    },
    async fresh() {
      await new Promise((resolve) => setImmediate(resolve))
      for (const bytes of received) bytes.length = 0
    },
  }
}
