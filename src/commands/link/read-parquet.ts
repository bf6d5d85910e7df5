import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import type { Column, Table } from "../../linkage/index.ts";
import { withoutNothing } from "./gather.ts";

/** Reads a Parquet file one column after the other; nested columns are left out. */
export async function readParquet(path: string): Promise<Table> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const rows = Number(metadata.num_rows);
  const names = parquetSchema(metadata)
    .children.filter(({ children }) => children.length === 0)
    .map(({ element }) => element.name);
  const columns: Column[] = [];
  for (const name of names) {
    const filling = new Filling(name, rows);
    await parquetRead({
      file,
      metadata,
      columns: [name],
      compressors,
      onChunk: ({ columnData, rowStart }) => filling.put(columnData, rowStart),
    });
    columns.push(withoutNothing(filling.column()));
  }
  return { rows, columns };
}

const compressors = {
  GZIP: (input: Uint8Array) => gunzipSync(input),
  BROTLI: (input: Uint8Array) => brotliDecompressSync(input),
  ZSTD: (input: Uint8Array) => zstdDecompressSync(input),
};

class Filling {
  readonly #name: string;
  readonly #codes: Int32Array;
  readonly #places = new Map<string, number>();
  readonly #values: string[] = [];

  constructor(name: string, rows: number) {
    this.#name = name;
    this.#codes = new Int32Array(rows).fill(-1);
  }

  put(data: ArrayLike<unknown>, rowStart: number): void {
    for (let at = 0; at < data.length; at += 1) {
      const text = asText(data[at]);
      if (text === "") continue;
      let place = this.#places.get(text);
      if (place === undefined) {
        place = this.#values.push(text) - 1;
        this.#places.set(text, place);
      }
      this.#codes[rowStart + at] = place;
    }
  }

  column(): Column {
    return { name: this.#name, values: this.#values, codes: this.#codes };
  }
}

/** A day is a day: midnight in UTC, without the hour. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? String(value)
    : "";
}
