import { excelType, kindProblems, wordType, type MediaType } from "./file-kind.ts";
import { asksElsewhere } from "./office-fields.ts";
import { fetchesElsewhere } from "./office-links.ts";
import { officeText } from "./office-text.ts";
import { inflateEntry, listZipEntries, measureEntry, type ZipEntry } from "./zip-entries.ts";

/** What a document may unpack to. A long report with many pictures stays far below. */
const unpackedLimit = 100 * 1024 * 1024;
const entriesLimit = 5_000;
const typesLimit = 1024 * 1024;

const problems = {
  damaged: "is damaged or was cut short. Save it again and add that",
  large: "unpacks to far more than a document holds",
  macros: "holds macros or other programs. Save it without them and add that",
  elsewhere:
    "fetches a template, a picture or data from elsewhere when it is opened. Save it as a PDF and add that",
  inside: "holds another file that is not taken by itself. Save it as a PDF and add that",
} as const;

export type OfficeFile = { readonly mediaType: MediaType } | { readonly problem: string };

/** Programs by their place in the package, whatever the document calls itself. */
const program =
  /(^|\/)(vbaProject[^/]*\.bin|vbaData\.xml|activeX\/|macrosheets\/|webExtensions?\/|embeddings\/.*\.bin)/iu;
const programType = /macroEnabled|vbaProject|activeX|macrosheet|webextension/iu;
const written = /\.(xml|rels|vml)$/iu;
const embedded = /(^|\/)embeddings\/[^/]+$/iu;

/** A zip as a Word or Excel file without macros that fetches nothing, or why it is none. Everything in it is unpacked and counted once. */
export async function officeFile(content: Buffer, depth = 0): Promise<OfficeFile> {
  const entries = listZipEntries(content);
  if (entries === undefined) return { problem: problems.damaged };
  const names = new Set(entries.map(({ name }) => name));
  const mediaType = mainPart(names);
  if (mediaType === undefined) return { problem: kindProblems.other };
  if (names.size !== entries.length) return { problem: problems.damaged };
  if (entries.some(({ name }) => program.test(name))) return { problem: problems.macros };
  const problem =
    (await unpackProblem(content, entries)) ?? (await insideProblem(content, entries, depth));
  return problem === undefined ? { mediaType } : { problem };
}

function mainPart(names: ReadonlySet<string>): MediaType | undefined {
  if (!names.has("[Content_Types].xml")) return undefined;
  const [isWord, isExcel] = [names.has("word/document.xml"), names.has("xl/workbook.xml")];
  if (isWord === isExcel) return undefined;
  return isWord ? wordType : excelType;
}

async function unpackProblem(
  content: Buffer,
  entries: readonly ZipEntry[],
): Promise<string | undefined> {
  if (entries.length > entriesLimit) return problems.large;
  let left = unpackedLimit;
  for (const entry of entries) {
    const size = await measureEntry(content, entry, left);
    if (size === "damaged") return problems.damaged;
    if (size === "too-large") return problems.large;
    left -= size;
  }
  return (
    (await programProblem(content, entries)) ??
    (await linkProblem(content, entries)) ??
    (await askProblem(content, entries))
  );
}

/** Every part is read once: what opens another program, or asks the web, can stand in any. */
async function askProblem(
  content: Buffer,
  entries: readonly ZipEntry[],
): Promise<string | undefined> {
  for (const entry of entries.filter(({ name }) => written.test(name))) {
    const part = await inflateEntry(content, entry, unpackedLimit);
    const found = Buffer.isBuffer(part) && asksElsewhere({ name: entry.name, content: part });
    if (found === "damaged" || !Buffer.isBuffer(part)) return problems.damaged;
    if (found) return problems.elsewhere;
  }
  return undefined;
}

/** A chart keeps its table in a workbook of its own; what is packed deeper nobody looks for. */
async function insideProblem(
  content: Buffer,
  entries: readonly ZipEntry[],
  depth: number,
): Promise<string | undefined> {
  for (const entry of entries.filter(({ name }) => embedded.test(name))) {
    const inside = await inflateEntry(content, entry, unpackedLimit);
    if (!Buffer.isBuffer(inside)) return problems.damaged;
    if (depth > 0 || "problem" in (await officeFile(inside, depth + 1))) return problems.inside;
  }
  return undefined;
}

/** Programs by their kind, under whatever name they are packed. */
async function programProblem(
  content: Buffer,
  entries: readonly ZipEntry[],
): Promise<string | undefined> {
  const types = entries.find(({ name }) => name === "[Content_Types].xml");
  const listed = types && (await inflateEntry(content, types, typesLimit));
  const text = Buffer.isBuffer(listed) ? officeText(listed) : undefined;
  if (text === undefined) return problems.damaged;
  return programType.test(text) ? problems.macros : undefined;
}

async function linkProblem(
  content: Buffer,
  entries: readonly ZipEntry[],
): Promise<string | undefined> {
  const found = await fetchesElsewhere(content, entries);
  if (found === "damaged") return problems.damaged;
  return found ? problems.elsewhere : undefined;
}
