import type {MakeHostSide, ReferenceDevice} from '../device.ts'

interface NetworkDevice extends ReferenceDevice {
  sendFrame(frame: Uint8Array): void
  receivedFrames(): Uint8Array[]
  setLink(up: boolean): void
}

export const network: MakeHostSide<NetworkDevice> = (ask) => {
  let linkUp = true
  const setLink = async (up: boolean) => {
    linkUp = up
    ask((card) => card.setLink(up))
  }
  return {
    shows: {
      'network-peer': {
        sendFrame: async (frame) => ask((card) => card.sendFrame(frame)),
        receivedFrames: () => ask((card) => card.receivedFrames()),
      },
      'network-link': {setLink},
      'configuration-change': {changeConfiguration: () => setLink(!linkUp)},
    },
    async fresh() {
      linkUp = true
    },
  }
}
