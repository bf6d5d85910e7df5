import { promisify } from "node:util";
import { constants, inflate } from "node:zlib";
import { PdfReader, PdfTooMuch, type PdfValue } from "./pdf-values.ts";

type PdfObject = {
  readonly number: number;
  readonly value: PdfValue;
  /** How many bytes it took. */
  readonly length: number;
};

const unpack = promisify<Buffer, object, Buffer>(inflate);
const streamLimit = 20 * 1024 * 1024;
const unpackedLimit = 100 * 1024 * 1024;

/** One object without what is streamed: the list of ten thousand pages has a tenth of it. */
const objectLimit = 2 * 1024 * 1024;

/** Asked for each object that begins: what it may take, and what all of them may for a file of this length. */
function budgetFor(length: number): () => (bytes: number) => void {
  let left = 2 * length + 1024 * 1024;
  return () => {
    let own = objectLimit;
    return (bytes) => {
      left -= bytes;
      own -= bytes;
      if (left < 0 || own < 0) throw new PdfTooMuch();
    };
  };
}

/**
 * Every object of a PDF. Whoever shows it finds them by a table that can lead anywhere, so each place where one
 * can begin is taken for a beginning, also inside of what looks like a text or a picture.
 */
export async function* pdfObjects(content: Buffer): AsyncGenerator<PdfObject> {
  const begin = budgetFor(content.length);
  let unpacked = 0;
  for (let at = content.indexOf("obj"); at >= 0; at = content.indexOf("obj", at + 3)) {
    if (content.toString("latin1", at - 3, at) === "end") continue;
    const reader = new PdfReader(content, at + 3, begin());
    const value = reader.value();
    yield { number: numberBefore(content, at), value, length: reader.at - at };
    const packed = isObjectStream(value) ? streamAt(content, reader) : undefined;
    if (packed === undefined || value.kind !== "dictionary") continue;
    const opened = await opens(packed, value.entries);
    unpacked += opened.length;
    if (unpacked > unpackedLimit) throw new PdfTooMuch();
    yield* objectsIn(opened, value.entries);
  }
  yield* trailers(content, begin);
}

type Begin = ReturnType<typeof budgetFor>;

/** What stands for the whole file: whether it is locked is said here. */
function* trailers(content: Buffer, begin: Begin): Generator<PdfObject> {
  for (let at = content.indexOf("trailer"); at >= 0; at = content.indexOf("trailer", at + 7)) {
    const reader = new PdfReader(content, at + 7, begin());
    yield { number: -1, value: reader.value(), length: reader.at - at };
  }
}

function numberBefore(content: Buffer, at: number): number {
  const before = content.toString("latin1", Math.max(0, at - 40), at);
  return Number(/(\d{1,10})[\0\s]+\d{1,5}[\0\s]*$/u.exec(before)?.[1] ?? -1);
}

type Entries = ReadonlyMap<string, readonly PdfValue[]>;

/** Some readers ask for the kind, others only for what a stream of objects needs. */
function isObjectStream(value: PdfValue): boolean {
  if (value.kind !== "dictionary") return false;
  const kinds = value.entries.get("Type") ?? [];
  const isNamed = kinds.some((kind) => kind.kind === "name" && kind.name === "ObjStm");
  return isNamed || (value.entries.has("First") && value.entries.has("N"));
}

/** What follows the dictionary, to the end of the file: what is packed ends by itself. */
function streamAt(content: Buffer, reader: PdfReader): Buffer | undefined {
  if (reader.token()?.word !== "stream") return undefined;
  let at = reader.at;
  if (content[at] === 0x0d) at += 1;
  if (content[at] === 0x0a) at += 1;
  return content.subarray(at);
}

/** Packed in the one way that writers use, or not at all. What is packed otherwise is not looked into, and not taken. */
async function opens(packed: Buffer, entries: Entries): Promise<Buffer> {
  const filters = (entries.get("Filter") ?? []).flatMap((one) =>
    one.kind === "array" ? one.items : [one],
  );
  const [filter, ...others] = filters;
  if (filter === undefined) return packed.subarray(0, streamLimit);
  const isFlate = filter.kind === "name" && ["FlateDecode", "Fl"].includes(filter.name);
  const parameters = entries.get("DecodeParms") ?? entries.get("DP") ?? [];
  const isPlain = parameters.every((one) => one.kind === "other" || isWithoutPredictor(one));
  if (!isFlate || others.length > 0 || !isPlain) throw new PdfTooMuch();
  try {
    const options = { maxOutputLength: streamLimit, finishFlush: constants.Z_SYNC_FLUSH };
    return await unpack(packed, options);
  } catch {
    throw new PdfTooMuch();
  }
}

function isWithoutPredictor(value: PdfValue): boolean {
  if (value.kind === "array") return value.items.every(isWithoutPredictor);
  if (value.kind !== "dictionary") return value.kind === "other";
  const [predictor] = value.entries.get("Predictor") ?? [];
  return predictor === undefined || (predictor.kind === "number" && predictor.number === 1);
}

/** The objects of a stream: pairs of a number and a place, then what stands at the places. */
function* objectsIn(content: Buffer, entries: Entries): Generator<PdfObject> {
  const [first] = entries.get("First") ?? [];
  if (first?.kind !== "number") throw new PdfTooMuch();
  const begin = budgetFor(content.length);
  const head = new PdfReader(content, 0, begin());
  while (head.at < first.number) {
    const [number, offset] = [head.token()?.word, head.token()?.word];
    if (offset === undefined) return;
    if (!/^\d+$/u.test(offset)) continue;
    const at = first.number + Number(offset);
    const reader = new PdfReader(content, at, begin());
    yield { number: Number(number), value: reader.value(), length: reader.at - at };
  }
}
