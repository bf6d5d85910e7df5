import { z } from "zod";
import { problemsInDefinition, type DefinitionProblem } from "./definition.ts";
import type { Instrument } from "./instrument.ts";

const text = z.string().trim().min(1).max(500);
const score = z.number().int().min(0).max(100);
const about = {
  key: text,
  label: text,
  hint: text.optional(),
  needsEvidence: z.boolean().optional(),
};

const item = z.discriminatedUnion("type", [
  z.strictObject({
    ...about,
    type: z.literal("sign"),
    weight: score,
    allowsPossible: z.boolean().optional(),
    isProtective: z.boolean().optional(),
  }),
  z.strictObject({ ...about, type: z.literal("windows"), current: score, earlier: score }),
  z.strictObject({ ...about, type: z.literal("grade"), labels: z.array(text).max(20) }),
  z.strictObject({
    ...about,
    type: z.literal("level"),
    scores: z.tuple([score, score, score, score]),
  }),
  z.strictObject({ ...about, type: z.literal("words") }),
]);

const condition = z.union([
  z.strictObject({ ageUnder: z.number().int().min(1).max(25) }),
  z.strictObject({ fact: z.enum(["learning-disability", "physical-disability", "in-care"]) }),
  z.strictObject({ item: text, isOneOf: z.array(text).min(1) }),
  z.strictObject({ anyItemIs: text }),
]);

/** What a tool must look like, as data. */
export const instrumentShape = z.strictObject({
  key: text,
  version: z.number().int().min(1),
  name: text,
  purpose: z.enum(["screening", "assessment", "conversation"]),
  source: text,
  usedBy: text.optional(),
  domains: z
    .array(z.strictObject({ key: text, title: text, items: z.array(item).max(200) }))
    .max(50),
  bands: z.array(z.strictObject({ key: text, title: text, from: score })).max(10),
  floors: z.array(z.strictObject({ atLeast: text, because: text, when: condition })).max(20),
  occasions: z.array(text).max(10),
  asksProtectiveFactors: z.boolean(),
});

const unfinished = z.string().max(500);

/** A tool that somebody is still making: what it says fits, and some of it may be missing yet. */
export const draftShape = instrumentShape.extend({
  name: unfinished,
  source: unfinished,
  usedBy: unfinished.optional(),
});

export type ReadInstrument =
  | { readonly kind: "instrument"; readonly instrument: Instrument }
  | { readonly kind: "invalid"; readonly problems: readonly DefinitionProblem[] };

/** Takes a tool from data that somebody wrote; everything that is wrong is said at its place. */
export function readInstrument(data: unknown): ReadInstrument {
  const read = readAs(instrumentShape, data);
  if (read.kind === "invalid") return read;
  const value = read.instrument;
  const problems = problemsInDefinition(value);
  return problems.length > 0
    ? { kind: "invalid", problems }
    : { kind: "instrument", instrument: value };
}

/** The same of one that is not finished: only what it says is looked at, not what is missing. */
export const readDraft = (data: unknown): ReadInstrument => readAs(draftShape, data);

function readAs(shape: typeof instrumentShape | typeof draftShape, data: unknown): ReadInstrument {
  const read = shape.safeParse(data);
  // zod writes a property that may be absent as one that may be undefined.
  if (read.success) return { kind: "instrument", instrument: read.data as Instrument };
  const problems = read.error.issues.map(({ path, message }) => ({
    at: path.reduce<string>(
      (before, part) =>
        typeof part === "number"
          ? `${before}[${part}]`
          : `${before}${before ? "." : ""}${String(part)}`,
      "",
    ),
    words: message,
  }));
  return { kind: "invalid", problems };
}
