// The device types that this adapter has: one line a type, under the name that targets use.
export {block} from './devices/block.ts'
export {consoleDevice as console} from './devices/console.ts'
export {entropy} from './devices/entropy.ts'
export {network} from './devices/network.ts'
