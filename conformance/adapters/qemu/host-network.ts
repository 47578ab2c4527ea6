import {createSocket, type Socket} from 'node:dgram'
import type {HostSide} from '../host-side.ts'
import {networkBackend} from './devices.ts'
import type {Qmp} from './qmp.ts'

/** The other end of the network: a UDP socket to which QEMU sends each frame. */
export interface Peer {
  readonly port: number
  /** Where QEMU listens. */
  readonly qemuPort: number
  readonly frames: Uint8Array[]
  send(frame: Uint8Array): Promise<void>
  close(): void
}

/** Binds the peer, and finds a free port for QEMU. */
export async function openPeer(): Promise<Peer> {
  const socket = await bound()
  const other = await bound()
  const qemuPort = other.address().port
  other.close()
  const frames: Uint8Array[] = []
  socket.on('message', (message, from) => {
    if (from.port === qemuPort) frames.push(new Uint8Array(message))
  })
  return {
    port: socket.address().port,
    qemuPort,
    frames,
    send: (frame) =>
      new Promise((resolve, reject) =>
        socket.send(frame, qemuPort, '127.0.0.1', (error) => (error ? reject(error) : resolve())),
      ),
    close: () => socket.close(),
  }
}

export function networkHost(qmp: Qmp, peer: Peer): HostSide {
  let up = true
  const setLink = async (wanted: boolean) => {
    if (wanted === up) return
    await qmp.execute('set_link', {name: networkBackend, up: wanted})
    up = wanted
  }
  return {
    shows: {
      'network-peer': {
        sendFrame: (frame) => peer.send(frame),
        receivedFrames: () => peer.frames.splice(0),
      },
      'network-link': {setLink},
      'configuration-change': {changeConfiguration: () => setLink(!up)},
    },
    async fresh() {
      await setLink(true)
      // Frames on their way have arrived after one turn.
      await new Promise((resolve) => setImmediate(resolve))
      peer.frames.length = 0
    },
  }
}

function bound(): Promise<Socket> {
  const socket = createSocket('udp4')
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(0, '127.0.0.1', () => resolve(socket))
    socket.unref()
  })
}
