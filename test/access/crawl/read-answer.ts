import { listZipEntries } from "../../../src/platform/files/zip-entries.ts";
import { zipText } from "../../../src/platform/files/fixtures/zip-text.ts";
import { readPdf } from "../../../src/platform/documents/fixtures/read-pdf.ts";
import type { Answer } from "../../harness/client.ts";

const isZip = ({ raw }: Answer): boolean => raw.subarray(0, 2).toString() === "PK";
const isPdf = ({ raw }: Answer): boolean => raw.subarray(0, 5).toString() === "%PDF-";

export const isPacked = (answer: Answer): boolean => isZip(answer) || isPdf(answer);

/** Everything that an answer says: its headers, its text, and the parts of a file that is packed. */
export async function textsOf(answer: Answer): Promise<readonly string[]> {
  const { headers, html, raw } = answer;
  const said = [JSON.stringify(headers)];
  if (isPdf(answer)) {
    const { title, texts, elements } = await readPdf(raw);
    return [...said, String(title), ...texts, ...elements.map(([, text]) => text)];
  }
  const entries = isZip(answer) ? listZipEntries(raw) : undefined;
  if (!entries) return [...said, html];
  return [...said, ...entries.map(({ name }) => zipText(raw, name))];
}
