/** Recordings that a telephone makes, with the ending that a name of one has. */
export const audioEndings = {
  "audio/mp4": ".m4a",
  "audio/ogg": ".ogg",
  "audio/webm": ".webm",
  "audio/wav": ".wav",
  "audio/mpeg": ".mp3",
} as const;

export type AudioType = keyof typeof audioEndings;

export const isAudioType = (text: string): text is AudioType => Object.hasOwn(audioEndings, text);

const ascii = (content: Buffer, from: number, length: number): string =>
  content.toString("latin1", from, from + length);

/** Brands of an MP4 that holds sound alone or can hold it: what telephones write into a voice memo. */
const brands = /^(?:M4A |M4B |mp41|mp42|isom|iso[2-6]|dash|3gp\d|3g2a|qt  )$/;

/** What a recording is by its first bytes, whatever it is called; undefined for anything else. */
export function audioKindOf(content: Buffer): AudioType | undefined {
  if (content.length < 16) return undefined;
  if (ascii(content, 4, 4) === "ftyp" && brands.test(ascii(content, 8, 4))) return "audio/mp4";
  if (ascii(content, 0, 4) === "OggS") return "audio/ogg";
  if (content.readUInt32BE(0) === 0x1a45dfa3) return isWebm(content) ? "audio/webm" : undefined;
  if (ascii(content, 0, 4) === "RIFF" && ascii(content, 8, 4) === "WAVE") return "audio/wav";
  return isMp3(content) ? "audio/mpeg" : undefined;
}

/** Matroska says in its header which kind it is; a browser records WebM. */
const isWebm = (content: Buffer): boolean => content.subarray(0, 64).includes("webm", 0, "latin1");

/** Tagged, or beginning with a frame of MPEG layer III. */
function isMp3(content: Buffer): boolean {
  if (ascii(content, 0, 3) === "ID3") return true;
  const [first = 0, second = 0] = content;
  return first === 0xff && (second & 0xe6) === 0xe2;
}
