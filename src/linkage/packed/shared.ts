/** Arrays from so many bytes lie in memory that threads share; smaller ones are copied to a thread as fast. */
const sharedFrom = 1 << 16;

const room = (bytes: number): ArrayBufferLike =>
  bytes >= sharedFrom ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);

export const bytesOf = (length: number): Uint8Array => new Uint8Array(room(length));
export const unitsOf = (length: number): Uint16Array => new Uint16Array(room(length * 2));
export const placesOf = (length: number): Uint32Array => new Uint32Array(room(length * 4));
export const codesOf = (length: number): Int32Array => new Int32Array(room(length * 4));
export const countsOf = (length: number): Float64Array => new Float64Array(room(length * 8));
