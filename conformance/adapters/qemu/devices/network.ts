import {createSocket, type Socket} from 'node:dgram'
import type {HostSide} from '../../host-side.ts'
import type {DeviceOptions, PrepareDevice} from '../device.ts'
import type {Qmp} from '../qmp.ts'

interface NetworkOptions extends DeviceOptions {
  /** `02:00:00:00:00:01` */
  readonly mac?: string
}

const backendName = 'net0'

/** A network device whose wire is UDP on this machine. */
export const network: PrepareDevice = async ({mac = '02:00:00:00:00:01'}: NetworkOptions) => {
  const peer = await openPeer()
  const local = `local.type=inet,local.host=127.0.0.1,local.port=${peer.qemuPort}`
  const remote = `remote.type=inet,remote.host=127.0.0.1,remote.port=${peer.port}`
  const backend = `dgram,id=${backendName},${local},${remote}`
  return {
    options: ['-netdev', backend, '-device', `virtio-net-device,netdev=${backendName},mac=${mac}`],
    host: (qmp) => hostSide(qmp, peer),
    close: () => peer.close(),
  }
}

/** The other end of the network: a UDP socket to which QEMU sends each frame. */
interface Peer {
  readonly port: number
  /** Where QEMU listens. */
  readonly qemuPort: number
  readonly frames: Uint8Array[]
  send(frame: Uint8Array): Promise<void>
  close(): void
}

/** Binds the peer, and finds a free port for QEMU. */
async function openPeer(): Promise<Peer> {
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

function hostSide(qmp: Qmp, peer: Peer): HostSide {
  let up = true
  const setLink = async (wanted: boolean) => {
    if (wanted === up) return
    await qmp.execute('set_link', {name: backendName, up: wanted})
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
