/**
 * A typed array with another length, its numbers as they were and 0 behind them. What it lay in is given
 * back at once and not when it is collected: arrays that grow to megabytes would stand beside each other.
 */
export function withLength(from: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(from.buffer.transfer(length * from.BYTES_PER_ELEMENT));
}

export function placesWithLength(
  from: Uint32Array<ArrayBuffer>,
  length: number,
): Uint32Array<ArrayBuffer> {
  return new Uint32Array(from.buffer.transfer(length * from.BYTES_PER_ELEMENT));
}

export function bytesWithLength(
  from: Uint8Array<ArrayBuffer>,
  length: number,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(from.buffer.transfer(length));
}

export function weightsWithLength(
  from: Float32Array<ArrayBuffer>,
  length: number,
): Float32Array<ArrayBuffer> {
  return new Float32Array(from.buffer.transfer(length * from.BYTES_PER_ELEMENT));
}
