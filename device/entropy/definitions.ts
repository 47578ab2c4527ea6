/** @see virtio-1.4#entropy */
export const deviceId = 4

/** The only queue. */
export const requestq = 0

/** Bytes that one buffer gets at most; a larger one is filled in part. */
export const mostBytes = 65536
