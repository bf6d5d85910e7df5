import { readDateParts, readText, type FieldError } from "../../../kernel/fields.ts";
import {
  itemsOf,
  notKnown,
  offersFrom,
  withConfirmed,
  type Answer,
  type Answers,
  type Fact,
  type Instrument,
  type Item,
  type Judgement,
} from "../../../instruments/index.ts";
import type { ToolUse } from "./tool-reads.ts";

/** The fields as the browser sends them; their names are made by `fieldOf`. */
export type ToolFields = Readonly<Record<string, string>>;

export type Part = "answer" | "evidence" | "source" | "on" | "confidence" | "still";

/** The name of an item's field: `evidence-absent`. */
export const fieldOf = (part: Part, item: string): string => `${part}-${item}`;

/** What the floors of a tool ask of the child; asked only where a floor looks at it. */
export function factsAsked({ floors }: Instrument): readonly Fact[] {
  return [...new Set(floors.flatMap(({ when }) => ("fact" in when ? [when.fact] : [])))];
}

export const factField = (fact: Fact): string => `fact-${fact}`;

export type FilledIn = {
  readonly answers: Answers;
  readonly facts: readonly Fact[];
  readonly factsNotKnown: readonly Fact[];
  readonly judgement: Judgement;
  readonly occasion: string | null;
};

type Reading = { readonly today: string; readonly previous: ToolUse | undefined };

/** Reads the form, with what is wrong in it; what the tool makes of the rest is the engine's to say. */
export function readToolForm(
  instrument: Instrument,
  typed: ToolFields,
  { today, previous }: Reading,
): { readonly filledIn: FilledIn; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const text = (field: string, rule: { name: string; most: number; missing?: string }): string => {
    const read = readText(typed[field] ?? "", rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };
  const helpers = { today, text, errors };
  const filledIn: FilledIn = {
    answers: {
      items: readItems(instrument, typed, { ...helpers, previous }),
      protectiveFactors: linesOf(text("protective", { name: "What protects", most: 4000 })),
      childsView: readView("childsView", text),
      parentsView: readView("parentsView", text),
    },
    facts: factsAsked(instrument).filter((fact) => typed[factField(fact)] === "yes"),
    factsNotKnown: factsAsked(instrument).filter((fact) => typed[factField(fact)] === notKnown),
    judgement: {
      band: typed["band"] === undefined || typed["band"] === "" ? undefined : typed["band"],
      reason: text("judgement", {
        name: "Your judgement",
        most: 4000,
        missing: "Enter what you make of it, in your own words",
      }),
    },
    occasion: instrument.occasions.find((one) => one === typed["occasion"]) ?? null,
  };
  for (const fact of factsAsked(instrument))
    if (!typed[factField(fact)])
      errors.push({ field: factField(fact), message: factMissing[fact] });
  if (instrument.occasions.length > 0 && filledIn.occasion === null)
    errors.push({ field: "occasion", message: "Choose which time this is" });
  return { filledIn, errors };
}

/** The answers given today, and those of the last time of which somebody says that they are still so. */
function readItems(
  instrument: Instrument,
  typed: ToolFields,
  { previous, ...helpers }: Helpers & Pick<Reading, "previous">,
): Answers["items"] {
  const given = itemsOf(instrument).flatMap((item): readonly (readonly [string, Answer])[] => {
    const answer = readAnswer(item, typed, helpers);
    return answer ? [[item.key, answer]] : [];
  });
  const offers = previous ? offersFrom(instrument, { ...previous, on: previous.usedOn }) : [];
  const still = offers.filter(({ item }) => typed[fieldOf("still", item)] === "yes");
  return withConfirmed(Object.fromEntries(given), offers, new Set(still.map(({ item }) => item)));
}

/** Errors as the page asks, one to a field. */
export function inPageOrder(
  instrument: Instrument,
  errors: readonly FieldError[],
): readonly FieldError[] {
  const parts = ["answer", "evidence", "source", "on", "confidence"] as const;
  const order = [
    "occasion",
    ...itemsOf(instrument).flatMap(({ key }) => parts.map((part) => fieldOf(part, key))),
    ...factsAsked(instrument).map(factField),
    "protective",
    "childsView",
    "childsView-not",
    "parentsView",
    "parentsView-not",
    "band",
    "judgement",
  ];
  return order.flatMap((field) => errors.find((error) => error.field === field) ?? []);
}

const factMissing: Readonly<Record<Fact, string>> = {
  "learning-disability": "Say whether the child has a learning disability, or that it is not known",
  "physical-disability": "Say whether the child has a physical disability, or that it is not known",
  "in-care": "Say whether the child is in care, or that it is not known",
};

type Helpers = {
  readonly today: string;
  readonly text: (field: string, rule: { name: string; most: number; missing?: string }) => string;
  readonly errors: FieldError[];
};

function readAnswer(
  item: Item,
  typed: ToolFields,
  { today, text, errors }: Helpers,
): Answer | undefined {
  const value = text(fieldOf("answer", item.key), { name: item.label, most: 4000 });
  const evidence = text(fieldOf("evidence", item.key), { name: "What it rests on", most: 2000 });
  const source = text(fieldOf("source", item.key), { name: "Source", most: 200 });
  const confidence = confidences.find((one) => one === typed[fieldOf("confidence", item.key)]);
  const on = readDay(fieldOf("on", item.key), typed, { today, errors });
  // Words may be left out: nobody has to talk about everything.
  const said = item.type === "words" && value === "" ? notKnown : value;
  if (said === "") return undefined;
  return {
    value: said,
    ...(evidence && { evidence }),
    ...(source && { source }),
    ...(on && { on }),
    ...(confidence && { confidence }),
  };
}

export const confidences = ["seen", "told", "inferred"] as const;

function readDay(
  field: string,
  typed: ToolFields,
  { today, errors }: Pick<Helpers, "today" | "errors">,
): string | undefined {
  const [day = "", month = "", year = ""] = ["day", "month", "year"].map(
    (part) => typed[`${field}-${part}`] ?? "",
  );
  if (`${day}${month}${year}`.trim() === "") return undefined;
  const read = readDateParts({ day, month, year }, { name: "Date", latest: today });
  if (read.ok) return read.value;
  errors.push({ field, message: read.error });
  return undefined;
}

function readView(field: string, text: Helpers["text"]): Answers["childsView"] {
  const words = text(field, { name: "What was said", most: 4000 });
  const notSought = text(`${field}-not`, { name: "Why nobody asked", most: 1000 });
  return words === "" ? { notSought } : { words };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
