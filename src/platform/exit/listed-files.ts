import { csvLine, type Value } from "./csv.ts";
import type { List, ManifestFile } from "./manifest.ts";
import { newFile, writeWhole } from "./write-file.ts";

/** The columns by which a list is verified, after those that say what each file is. */
export const proofHeadings = ["path", "bytes", "sha256"] as const;

export type Listing = {
  /** @returns where the file is; null where there is no content, which the list says too */
  add(
    path: string,
    content: string | Uint8Array | null,
    values: readonly Value[],
  ): Promise<string | null>;
  end(): Promise<{ readonly file: ManifestFile; readonly list: List }>;
};

/** Files of which there may be very many: each on its own, and a list of them with their digests. */
export async function listingInto(
  folder: string,
  list: string,
  headings: readonly string[],
): Promise<Listing> {
  const index = await newFile(folder, list);
  await index.write(csvLine([...headings, ...proofHeadings]));
  let [count, bytes, rows] = [0, 0, 0];
  return {
    add: async (path, content, values) => {
      rows += 1;
      if (content === null) {
        await index.write(csvLine([...values, null, null, null]));
        return null;
      }
      const written = await writeWhole(folder, path, content);
      count += 1;
      bytes += written.bytes;
      await index.write(csvLine([...values, path, String(written.bytes), written.sha256]));
      return path;
    },
    end: async () => ({
      file: { ...(await index.end()), rows },
      list: { path: list, count, bytes },
    }),
  };
}
