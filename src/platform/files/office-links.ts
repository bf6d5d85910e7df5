import { officeText } from "./office-text.ts";
import { inflateEntry, type ZipEntry } from "./zip-entries.ts";

/** What a package says of its own parts; a long document stays far below. */
const mostSaid = 1024 * 1024;

const isAboutLinks = ({ name }: ZipEntry): boolean =>
  /\.rels$/iu.test(name) || /(^|\/)externalLinks\/[^/]+\.xml$/iu.test(name);

/**
 * Whether opening the document fetches something from another machine: a template, whose macros run although
 * the document has none, a picture that tells who opened it, a frame, another program’s data. A link that
 * somebody has to follow fetches nothing by itself. What cannot be read as it is written is taken for damaged.
 */
export async function fetchesElsewhere(
  content: Buffer,
  entries: readonly ZipEntry[],
): Promise<boolean | "damaged"> {
  for (const entry of entries.filter(isAboutLinks)) {
    const said = await inflateEntry(content, entry, mostSaid);
    if (!Buffer.isBuffer(said)) return "damaged";
    const text = officeText(said);
    if (text === undefined) return "damaged";
    if (/<([\w-]+:)?(ddeLink|oleLink)\b/u.test(text) || relationships(text).some(leadsElsewhere))
      return true;
  }
  return false;
}

const relationships = (text: string): readonly string[] =>
  text.match(/<([\w-]+:)?Relationship\b(?:"[^"]*"|'[^']*'|[^<>"'])*>/gu) ?? [];

const valueOf = (name: string, tag: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "u").exec(tag);
  return found?.[1] ?? found?.[2];
};

/** Inside the package, on the disk of whoever opens it, or a file beside it: all else is another machine. */
function leadsElsewhere(tag: string): boolean {
  // A page of the web, taken into the document when it is opened, with what it fetches.
  if (/\/aFChunk$/u.test(valueOf("Type", tag) ?? "")) return true;
  const mode = valueOf("TargetMode", tag);
  if (mode === undefined || mode === "Internal") return false;
  if (/\/hyperlink$/u.test(valueOf("Type", tag) ?? "")) return false;
  const target = valueOf("Target", tag) ?? "";
  return !/^(file:\/\/\/)?[a-z]:[\\/]/iu.test(target) && !/^[^\\/:&%]+$/u.test(target);
}
