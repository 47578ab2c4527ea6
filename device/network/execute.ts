import type {ConfigurationSpace} from '../negotiation/config-space.ts'
import {type configLayout, VIRTIO_NET_ERR, VIRTIO_NET_OK, VIRTIO_NET_S_ANNOUNCE} from './definitions.ts'
import {addressText, type ReceiveFilter} from './receive-filter.ts'
import type {ControlRequest} from './request.ts'

/** What commands work on. */
export interface NetworkState {
  readonly filter: ReceiveFilter
  readonly config: ConfigurationSpace<typeof configLayout>
  /** Whether the driver sees its address in the configuration space. */
  readonly showsAddress: boolean
  setPairs(pairs: number): void
}

/** Executes a command and returns the answer. @see virtio-1.4#net.operation.control.packet-receive-filtering.device */
export function executeControlRequest(request: ControlRequest, state: NetworkState): number {
  const {filter, config} = state
  switch (request.type) {
    case 'mode':
      if (request.on) filter.modes.add(request.mode)
      else filter.modes.delete(request.mode)
      return VIRTIO_NET_OK
    case 'addresses':
      filter.addresses = new Set(request.addresses)
      return VIRTIO_NET_OK
    case 'address':
      filter.mac = addressText(request.address)
      if (state.showsAddress) showAddress(config, request.address)
      return VIRTIO_NET_OK
    case 'vlan':
      if (request.on) filter.vlans?.add(request.vlan)
      else filter.vlans?.delete(request.vlan)
      return VIRTIO_NET_OK
    case 'announced':
      config.set('status', config.get('status') & ~BigInt(VIRTIO_NET_S_ANNOUNCE))
      return VIRTIO_NET_OK
    case 'pairs':
      state.setPairs(request.pairs)
      return VIRTIO_NET_OK
    case 'refused':
    case 'unanswerable':
      return VIRTIO_NET_ERR
  }
}

const addressFields = ['mac0', 'mac1', 'mac2', 'mac3', 'mac4', 'mac5'] as const

export function showAddress(config: ConfigurationSpace<typeof configLayout>, address: Uint8Array): void {
  addressFields.forEach((field, index) => {
    config.set(field, address[index]!)
  })
}
