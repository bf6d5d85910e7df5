import { createHash } from "node:crypto";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { ArchiveTable, TableDigest } from "./archive.ts";
import { becomeReader } from "./tables.ts";

const newLine = 0x0a;

/** Every row of a table as COPY writes it, in the order of its key. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: ArchiveTable,
): AsyncGenerator<Buffer, void> {
  await becomeReader(client, table);
  const columns = table.columns.join(", ");
  const query = `copy (select ${columns} from ${table.name} order by ${table.orderedBy.join(", ")}) to stdout`;
  for await (const piece of client.query(copyTo(query))) yield piece as Buffer;
}

/** Counts and digests rows as they pass: COPY writes a line for each, and no value holds a line's end. */
export function digesting(name: string) {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    take: (piece: Buffer): void => {
      hash.update(piece);
      for (let at = piece.indexOf(newLine); at >= 0; at = piece.indexOf(newLine, at + 1)) rows++;
    },
    result: (): TableDigest => ({ name, rows, sha256: hash.digest("hex") }),
  };
}

/** Reads a table only to know what its rows are. */
export async function digestOf(client: pg.ClientBase, table: ArchiveTable): Promise<TableDigest> {
  const digest = digesting(table.name);
  for await (const piece of rowsOf(client, table)) digest.take(piece);
  return digest.result();
}

/** Opens a table for rows, as its owner. */
export function intoTable(client: pg.ClientBase, { name, columns }: ArchiveTable) {
  const stream = client.query(copyFrom(`copy ${name} (${columns.join(", ")}) from stdin`));
  let failure: Error | undefined;
  stream.on("error", (error: Error) => (failure = error));
  return {
    write: (piece: Buffer): Promise<void> =>
      new Promise((resolve, reject) => {
        if (failure) {
          reject(failure);
          return;
        }
        if (stream.write(piece)) resolve();
        else settle(stream, ["drain"], { resolve, reject });
      }),
    end: (): Promise<void> =>
      new Promise((resolve, reject) => {
        settle(stream, ["finish"], { resolve, reject });
        stream.end();
      }),
  };
}

type Ends = { readonly resolve: () => void; readonly reject: (error: Error) => void };

function settle(stream: NodeJS.WritableStream, on: readonly string[], ends: Ends): void {
  const done = (): void => {
    stop();
    ends.resolve();
  };
  const failed = (error: Error): void => {
    stop();
    ends.reject(error);
  };
  const stop = (): void => {
    for (const event of on) stream.removeListener(event, done);
    stream.removeListener("error", failed);
  };
  for (const event of on) stream.once(event, done);
  stream.once("error", failed);
}
