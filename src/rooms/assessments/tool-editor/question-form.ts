import type { Instrument, Item, ItemType } from "../../../instruments/index.ts";
import { linesIn, reader, type Edited, type Typed } from "./about-form.ts";
import { keyFor, setQuestion } from "./edit.ts";

export type Kind = ItemType["type"];

/** What can be asked for, in words for whoever makes a tool. */
export const kinds: Readonly<Record<Kind, { readonly name: string; readonly hint: string }>> = {
  sign: { name: "Yes or no", hint: "Something is seen or it is not; “possible” can be allowed" },
  windows: { name: "Now and earlier", hint: "Counted for now, for earlier, or for both" },
  grade: { name: "Steps from 0", hint: "Each step in your own words, lowest first" },
  level: { name: "None, low, medium or high", hint: "Each with what it adds" },
  words: { name: "In words", hint: "Nothing is counted" },
};

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

const yesNo = (is: boolean | undefined): string => (is ? "yes" : "no");

const levels = ["none", "low", "medium", "high"] as const;

export function questionTyped(item: Item | undefined): Typed {
  if (!item) return { evidence: "no", possible: "no", protective: "no" };
  const common = {
    label: item.label,
    hint: item.hint ?? "",
    evidence: yesNo(item.needsEvidence),
  };
  switch (item.type) {
    case "sign":
      return {
        ...common,
        weight: String(item.weight),
        possible: yesNo(item.allowsPossible),
        protective: yesNo(item.isProtective),
      };
    case "windows":
      return { ...common, current: String(item.current), earlier: String(item.earlier) };
    case "grade":
      return { ...common, steps: item.labels.join("\n") };
    case "level":
      return {
        ...common,
        ...Object.fromEntries(levels.map((one, at) => [one, String(item.scores[at])])),
      };
    case "words":
      return common;
  }
}

type Reader = ReturnType<typeof reader>;

/** What is particular to one kind of answer. */
function readType(kind: Kind, typed: Typed, { text, score, errors }: Reader): ItemType {
  switch (kind) {
    case "sign": {
      const isProtective = typed["protective"] === "yes";
      // What protects adds nothing: learning it never lowers a band, and never raises one.
      const weight = isProtective ? 0 : score("weight", "What a yes adds");
      const allowsPossible = typed["possible"] === "yes";
      return {
        type: "sign",
        weight,
        ...(allowsPossible && { allowsPossible }),
        ...(isProtective && { isProtective }),
      };
    }
    case "windows":
      return {
        type: "windows",
        current: score("current", "What “now or lately” adds"),
        earlier: score("earlier", "What “earlier” adds"),
      };
    case "grade": {
      const steps = text("steps", { name: "Steps", most: 4000, missing: "Enter the steps" });
      const labels = linesIn(steps);
      if (steps !== "" && (labels.length < 2 || labels.length > 20))
        errors.push({ field: "steps", message: "Enter 2 to 20 steps, one to a line" });
      if (labels.some((one) => one.length > 200))
        errors.push({ field: "steps", message: "Each step must be 200 characters or fewer" });
      return { type: "grade", labels };
    }
    case "level": {
      const [none = 0, low = 0, medium = 0, high = 0] = levels.map((one) =>
        score(one, `What “${one}” adds`),
      );
      return { type: "level", scores: [none, low, medium, high] };
    }
    case "words":
      return { type: "words" };
  }
}

type ReadContext = {
  readonly domain: string;
  /** Undefined for a new one. */
  readonly item: Item | undefined;
  readonly kind: Kind;
  readonly taken: ReadonlySet<string>;
};

/** The kind of answer of a question stays: what was answered before is of that kind. */
export function readQuestion(
  tool: Instrument,
  { domain, item, kind, taken }: ReadContext,
  typed: Typed,
): Edited {
  const read = reader(typed);
  const label = read.text("label", {
    name: "Question",
    most: 300,
    missing: "Word the question",
  });
  const hint = read.text("hint", { name: "Help", most: 300 });
  const type = readType(kind, typed, read);
  if (read.errors.length > 0) return { ok: false, errors: read.errors };
  const needsEvidence = kind !== "words" && typed["evidence"] === "yes";
  const key = item?.key ?? keyFor(label, taken);
  const made: Item = {
    key,
    label,
    ...(hint !== "" && { hint }),
    ...(needsEvidence && { needsEvidence }),
    ...type,
  };
  return { ok: true, value: setQuestion(tool, domain, made) };
}
