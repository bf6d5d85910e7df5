import { listZipEntries } from "../../../src/platform/files/zip-entries.ts";
import { zipText } from "../../../src/platform/files/fixtures/zip-text.ts";
import type { Answer } from "../../harness/client.ts";

/** Everything that an answer says: its headers, its text, and the parts of a file that is packed. */
export function textsOf({ headers, html, raw }: Answer): readonly string[] {
  const said = [JSON.stringify(headers)];
  const entries = raw.subarray(0, 2).toString() === "PK" ? listZipEntries(raw) : undefined;
  if (!entries) return [...said, html];
  return [...said, ...entries.map(({ name }) => zipText(raw, name))];
}

export const isPacked = ({ raw }: Answer): boolean => raw.subarray(0, 2).toString() === "PK";
