import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { formLimit, uploadLimit } from "./limits.ts";

/** One file of a form as it came. */
export type ReceivedFile = {
  readonly field: string;
  readonly name: string;
  readonly size: number;
  /** Undefined where it was too large or was not to be kept. */
  readonly content: Buffer | undefined;
};

type Reading = {
  /** Filled as the fields arrive, as the parser of ordinary forms does. */
  readonly body: Record<string, string | string[]>;
  /** How large a file may be to be kept; none of it is where it is 0. */
  readonly mayKeep: (field: string, name: string) => number;
};

/**
 * Reads a form with files to its end, so that the answer is read too: a browser that is still
 * sending listens to nothing. What is too large is counted and dropped as it comes.
 */
export async function readMultipart(
  request: FastifyRequest,
  { body, mayKeep }: Reading,
): Promise<readonly ReceivedFile[]> {
  const received: ReceivedFile[] = [];
  const count = counter();
  try {
    for await (const part of request.parts()) {
      if (part.type === "file") {
        const file = await readFile(part, { mayKeep, count });
        if (file.name !== "" || file.size > 0) received.push(file);
      } else {
        const { fieldname, value, valueTruncated } = part;
        if (typeof value !== "string") throw problem(400);
        if (valueTruncated) throw problem(413);
        count.field(fieldname.length + value.length);
        addField(body, fieldname, value);
      }
    }
  } catch (error) {
    // The rest is read too, and dropped, for as long as a request may take.
    request.raw.unpipe();
    request.raw.resume();
    // The parser's own words for a damaged form carry no status, and it is the sender's fault.
    throw error instanceof Error && "statusCode" in error ? error : problem(400);
  }
  return received;
}

async function readFile(
  part: MultipartFile,
  { mayKeep, count }: Pick<Reading, "mayKeep"> & { readonly count: Counter },
): Promise<ReceivedFile> {
  // The types promise a name; a part without one has none.
  const name = (part.filename as string | undefined) ?? "";
  const most = mayKeep(part.fieldname, name);
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    count.file(chunk.length);
    if (size > most) chunks = [];
    else chunks.push(chunk);
  }
  const isWhole = most > 0 && size <= most;
  return {
    field: part.fieldname,
    name,
    size,
    content: isWhole ? Buffer.concat(chunks) : undefined,
  };
}

function addField(body: Reading["body"], name: string, value: string): void {
  const before = body[name];
  body[name] = before === undefined ? value : [before, value].flat();
}

type Counter = {
  readonly field: (length: number) => void;
  readonly file: (length: number) => void;
};

function counter(): Counter {
  let [fields, files] = [0, 0];
  return {
    field: (length) => {
      fields += length;
      if (fields > formLimit) throw problem(413);
    },
    file: (length) => {
      files += length;
      if (files > uploadLimit) throw problem(413);
    },
  };
}

function problem(statusCode: 400 | 413): Error {
  return Object.assign(new Error("a form with files was not read"), { statusCode });
}
