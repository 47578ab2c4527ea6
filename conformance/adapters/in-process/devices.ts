// Host sides by device type, one line a type, under the name that targets use. A type without one has none to show.
export {block} from './devices/block.ts'
export {consoleDevice as console} from './devices/console.ts'
export {network} from './devices/network.ts'
