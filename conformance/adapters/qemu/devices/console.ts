import type {Socket} from 'node:net'
import type {HostSide} from '../../host-side.ts'
import {type PrepareDevice, quoted} from '../device.ts'

/** A console with two ports, each on a socket. */
export const consoleDevice: PrepareDevice = async (_, qemu) => {
  const sockets = [await qemu.listen('port0'), await qemu.listen('port1')]
  const ends = sockets.flatMap(({path}, number) => ['-chardev', `socket,id=port${number},path=${quoted(path)}`])
  return {
    options: [...ends, '-device', 'virtio-serial-device,id=serial0'],
    later: [
      ...['-device', 'virtconsole,chardev=port0,nr=0,bus=serial0.0'],
      ...['-device', 'virtserialport,chardev=port1,nr=1,bus=serial0.0,name=second'],
    ],
    host: async () => hostSide(await Promise.all(sockets.map(({connection}) => connection))),
  }
}

/** The other end of each port: a socket that QEMU is connected to, in the order of the ports. */
function hostSide(sockets: readonly Socket[]): HostSide {
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
