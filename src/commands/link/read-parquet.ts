import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { asyncBufferFromFile, parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { ColumnFilling, onceEncoded, type Column, type Table } from "../../linkage/index.ts";
import { UsageProblem } from "../command.ts";
import { withoutNothing, type IsId } from "./gather.ts";

/** Reads a Parquet file one column after the other; nested columns are left out. */
export async function readParquet(path: string, isId: IsId): Promise<Table> {
  try {
    return await readWhole(path, isId);
  } catch (error) {
    if (!(error instanceof Error) || (error as NodeJS.ErrnoException).syscall !== undefined)
      throw error;
    throw new UsageProblem(`this Parquet file cannot be read: ${error.message}`);
  }
}

async function readWhole(path: string, isId: IsId): Promise<Table> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const rows = Number(metadata.num_rows);
  const names = parquetSchema(metadata)
    .children.filter(({ children }) => children.length === 0)
    .map(({ element }) => element.name);
  const columns: Column[] = [];
  for (const name of names) {
    const filling = new ColumnFilling(name);
    const asText = isId(name) ? idText : valueText;
    await parquetRead({
      file,
      metadata,
      columns: [name],
      compressors,
      onChunk: ({ columnData, rowStart }) => {
        for (let at = 0; at < columnData.length; at += 1)
          filling.put(rowStart + at, asText(columnData[at]));
      },
    });
    const column = filling.column(rows);
    columns.push(isId(name) ? column : withoutNothing(column));
  }
  return { rows, columns };
}

const compressors = {
  GZIP: (input: Uint8Array) => gunzipSync(input),
  BROTLI: (input: Uint8Array) => brotliDecompressSync(input),
  ZSTD: (input: Uint8Array) => zstdDecompressSync(input),
};

/** What tells records apart is not shortened: a moment is one to the millisecond. */
function idText(value: unknown): string {
  if (typeof value === "string") return value.trim();
  const isMoment = value instanceof Date && !Number.isNaN(value.getTime());
  return isMoment ? value.toISOString() : valueText(value);
}

/** A day is a day: midnight in UTC, without the hour. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value === "string") return onceEncoded(value).trim();
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? String(value)
    : "";
}
