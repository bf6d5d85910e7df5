import { cleanName } from "../files/file-name.ts";
import { csvLine, type Value } from "./csv.ts";
import { newFile, writeWhole, type WrittenFile } from "./write-file.ts";

export const contentsIndex = "files/index.csv";
export const indexHeadings = [
  "table",
  "id",
  "path",
  "name",
  "media_type",
  "bytes",
  "sha256",
  "stays",
];

export type Content = {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Null where the content stays, for the reason given. */
  readonly bytes: Buffer | null;
  readonly why: string;
};

/** Contents of files, each a file of its own, and the list of them. */
export async function contentsInto(folder: string) {
  const index = await newFile(folder, contentsIndex);
  await index.write(csvLine(indexHeadings));
  let [count, bytes, rows] = [0, 0, 0];
  return {
    /** @returns where it is, or null where it stays */
    add: async (content: Content): Promise<string | null> => {
      const written = content.bytes && (await writeWhole(folder, pathOf(content), content.bytes));
      await index.write(csvLine(lineOf(content, written)));
      rows += 1;
      if (written === null) return null;
      count += 1;
      bytes += written.bytes;
      return written.path;
    },
    end: async () => ({ index: { ...(await index.end()), rows }, contents: { count, bytes } }),
  };
}

function lineOf(
  { table, id, name, mediaType, why }: Content,
  written: WrittenFile | null,
): readonly Value[] {
  const { path, bytes, sha256 } = written ?? { path: null, bytes: null, sha256: null };
  const size = bytes === null ? null : String(bytes);
  return [table, id, path, name, mediaType, size, sha256, written ? null : why];
}

/** By its id, so that no two are called the same; spread over folders, so that none holds all. */
const pathOf = ({ id, name }: Content): string => `files/${id.slice(-2)}/${id}-${safeName(name)}`;

// In characters: in bytes it may be four times as many, and with the id before it 255 is the most.
const longest = 40;

/** A name that every file system takes: letters and digits of any language, dots, dashes. */
export function safeName(name: string): string {
  const plain = cleanName(name).replaceAll(/[^\p{L}\p{N}.-]+/gu, "-");
  const { base, ending } = /^(?<base>.*?)(?<ending>\.[\w-]{1,10})?$/u.exec(plain)?.groups ?? {};
  const room = longest - (ending ?? "").length;
  const short = [...(base ?? "")]
    .slice(0, room)
    .join("")
    .replaceAll(/^[-.]+|[-.]+$/gu, "");
  return `${short === "" ? "file" : short}${ending ?? ""}`;
}
