import { setImmediate } from "node:timers/promises";
import { PdfTooMuch, type PdfValue } from "./pdf-values.ts";
import { pdfObjects } from "./pdf-objects.ts";

const problems = {
  active:
    "holds a script, a program or another file, or does something when it is opened. Print it to a new PDF and add that",
  locked: "is protected with a password or against changes. Print it to a new PDF and add that",
  damaged: "is damaged or cannot be looked into. Print it to a new PDF and add that",
} as const;

/** Keys of a dictionary that hold a script, or a file, or what is done without anybody asking for it. */
const activeKeys = new Set(["JS", "JavaScript", "AA", "EF", "EmbeddedFiles", "XFA", "Collection"]);

/** Kinds of actions and of parts, wherever they stand: in place of a name there may be a reference to one. */
const activeNames = new Set([
  "JavaScript",
  "Launch",
  "SubmitForm",
  "ImportData",
  "GoToE",
  "Rendition",
  "EmbeddedFile",
  "FileAttachment",
  "RichMedia",
  "RichMediaExecute",
]);

type Opening = { readonly waits: Set<number>; readonly harmless: Map<number, boolean> };

/**
 * Why a PDF is not taken: it holds a script, a program or another file, does more on opening than show a page, or cannot be
 * looked into. Every object is read, wherever it stands and whatever the table of objects says, also those
 * in compressed streams of objects.
 */
export async function pdfProblem(content: Buffer): Promise<string | undefined> {
  const opening: Opening = { waits: new Set(), harmless: new Map() };
  let sinceRest = 0;
  try {
    for await (const { number, value, length } of pdfObjects(content)) {
      const problem = problemIn(value, opening);
      if (problem !== undefined) return problem;
      const isFine = isHarmlessOpening(value) && (opening.harmless.get(number) ?? true);
      opening.harmless.set(number, isFine);
      sinceRest += length;
      if (sinceRest > 500_000) await setImmediate();
      if (sinceRest > 500_000) sinceRest = 0;
    }
  } catch (error) {
    if (error instanceof PdfTooMuch) return problems.damaged;
    throw error;
  }
  return [...opening.waits].every((object) => opening.harmless.get(object) === true)
    ? undefined
    : problems.active;
}

function problemIn(value: PdfValue, opening: Opening): string | undefined {
  if (value.kind === "name") return activeNames.has(value.name) ? problems.active : undefined;
  if (value.kind === "array") return firstProblem(value.items, opening);
  if (value.kind !== "dictionary") return undefined;
  for (const [key, values] of value.entries) {
    if (key === "Encrypt") return problems.locked;
    if (activeKeys.has(key)) return problems.active;
    if (key === "OpenAction" && !values.every((one) => isTakenToOpen(one, opening)))
      return problems.active;
    const problem = firstProblem(values, opening);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function firstProblem(values: readonly PdfValue[], opening: Opening): string | undefined {
  for (const value of values) {
    const problem = problemIn(value, opening);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Most writers say which page is shown first. What a reference leads to is known when everything has been read. */
function isTakenToOpen(value: PdfValue, { waits }: Opening): boolean {
  if (value.kind !== "ref") return isHarmlessOpening(value);
  waits.add(value.object);
  return true;
}

/** A place in the document, or going to one and no further. */
function isHarmlessOpening(value: PdfValue): boolean {
  if (value.kind !== "dictionary") return value.kind !== "ref";
  const kinds = value.entries.get("S") ?? [];
  const goes = kinds.every((kind) => kind.kind === "name" && kind.name === "GoTo");
  const isPlace = kinds.length === 0 && value.entries.has("D");
  return (isPlace || (kinds.length > 0 && goes)) && !value.entries.has("Next");
}
