import {joined} from '../../../driver/core/pattern.ts'
import {register} from '../../../driver/core/registers.ts'
import type {MakeHostSide, ReferenceDevice} from '../device.ts'

interface ConsoleDevice extends ReferenceDevice {
  sendText(port: number, bytes: Uint8Array): void
  /** Since the last call. */
  receivedText(port: number): Uint8Array
  resize(cols: number, rows: number): void
  setPeer(port: number, state: 'connected' | 'away' | 'full'): void
}

export const consoleDevice: MakeHostSide<ConsoleDevice> = (ask, {transport}) => {
  let columns = 80
  const received = new Map<number, Uint8Array>()
  // Its size is all that changes in a console, if it has one.
  const hasSize = (transport.read(register.DeviceFeatures, 4) & 1) !== 0
  return {
    shows: {
      'console-peer': {
        sendText: async (port, bytes) => ask((terminal) => terminal.sendText(port, bytes)),
        receivedText(port) {
          const before = received.get(port) ?? new Uint8Array(0)
          const all = joined(
            before,
            ask((terminal) => terminal.receivedText(port)),
          )
          received.set(port, all)
          return all
        },
      },
      'console-link': {setPeer: async (port, state) => ask((terminal) => terminal.setPeer(port, state))},
      ...(hasSize && {
        'configuration-change': {
          async changeConfiguration() {
            columns += 1
            ask((terminal) => terminal.resize(columns, 50))
          },
        },
      }),
    },
    async fresh() {
      columns = 80
      received.clear()
    },
  }
}
