import type { Instrument, Item, ItemType } from "../../../instruments/index.ts";
import {
  blankOf,
  choiceOr,
  givenForm,
  optionalText,
  readIf,
  text,
  wholeNumber,
  type FormTyped,
  type GivenForm,
  type Questions,
} from "../../../kernel/forms/index.ts";
import { edited, linesIn, small, type Edited } from "./about-form.ts";
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

/** Not answered is no. */
const yesOrNo = (label: string, hint: string) =>
  choiceOr({
    label,
    hint,
    classes: small,
    options: { yes: true, no: true },
    words: () => ({ yes: "Yes", no: "No" }),
    otherwise: "no",
  });

const adds = (what: string, hint = "From 0 to 100") =>
  wholeNumber({ label: what, hint, called: what, most: 100 });

/** What is particular to one kind of answer. */
const ofKind: Readonly<Record<Kind, Questions<object, object>>> = {
  sign: {
    protective: yesOrNo(
      "Is it about something that protects?",
      "Protective factors are recorded and add nothing: they never lower a band.",
    ),
    // What protects adds nothing: learning it never lowers a band, and never raises one.
    weight: readIf(
      ({ protective }) => protective !== "yes",
      adds("What a yes adds", "From 0 to 100; left out where it protects"),
    ),
    possible: yesOrNo("Can the answer be “possible”?", "A possible sign alone adds nothing."),
  },
  windows: {
    current: adds("What “now or lately” adds"),
    earlier: wholeNumber({
      label: "What “earlier, not lately” adds",
      hint: "From 0 to 100",
      called: "What “earlier” adds",
      most: 100,
    }),
  },
  grade: {
    steps: text({
      label: "Steps",
      hint: "One to a line, the lowest first. The first adds 0, the next 1, and so on.",
      rows: 3,
      called: "Steps",
      most: 4000,
      missing: "Enter the steps",
    }),
  },
  level: Object.fromEntries(levels.map((one) => [one, adds(`What “${one}” adds`)])),
  words: {},
};

const formOf = (kind: Kind): GivenForm<object, object> =>
  givenForm(
    {
      label: text({
        label: "Question",
        hint: "A neutral label of what is seen, without blame and without graphic detail",
        rows: 3,
        called: "Question",
        most: 300,
        missing: "Word the question",
      }),
      hint: optionalText({ label: "Help next to it (optional)", called: "Help", most: 300 }),
      ...ofKind[kind],
      ...(kind !== "words" && {
        evidence: yesOrNo(
          "Must the answer say what it rests on?",
          "A no and a not known never have to.",
        ),
      }),
    },
    {
      steps: ({ steps }) => {
        const labels = linesIn(typeof steps === "string" ? steps : "");
        if (steps !== undefined && (labels.length < 2 || labels.length > 20))
          return "Enter 2 to 20 steps, one to a line";
        const isLong = labels.some((one) => one.length > 200);
        return isLong && "Each step must be 200 characters or fewer";
      },
    },
  );

/** One form for each kind of answer. */
export const questionForms: Readonly<Record<Kind, GivenForm<object, object>>> = {
  sign: formOf("sign"),
  windows: formOf("windows"),
  grade: formOf("grade"),
  level: formOf("level"),
  words: formOf("words"),
};

export type QuestionTyped = FormTyped<GivenForm<object, object>>;

export function questionTyped(kind: Kind, item: Item | undefined): QuestionTyped {
  const blank = blankOf(questionForms[kind]);
  if (!item) return { ...blank, evidence: "no", possible: "no", protective: "no" };
  return {
    ...blank,
    label: item.label,
    hint: item.hint ?? "",
    evidence: yesNo(item.needsEvidence),
    ...particular(item),
  };
}

function particular(item: Item): QuestionTyped {
  switch (item.type) {
    case "sign":
      return {
        weight: String(item.weight),
        possible: yesNo(item.allowsPossible),
        protective: yesNo(item.isProtective),
      };
    case "windows":
      return { current: String(item.current), earlier: String(item.earlier) };
    case "grade":
      return { steps: item.labels.join("\n") };
    case "level":
      return Object.fromEntries(levels.map((one, at) => [one, String(item.scores[at])]));
    case "words":
      return {};
  }
}

function typeOf(kind: Kind, value: Readonly<Record<string, unknown>>): ItemType {
  const number = (name: string): number => (value[name] as number | null) ?? 0;
  switch (kind) {
    case "sign":
      return {
        type: "sign",
        weight: number("weight"),
        ...(value["possible"] === "yes" && { allowsPossible: true }),
        ...(value["protective"] === "yes" && { isProtective: true }),
      };
    case "windows":
      return { type: "windows", current: number("current"), earlier: number("earlier") };
    case "grade":
      return { type: "grade", labels: linesIn(value["steps"] as string) };
    case "level":
      return {
        type: "level",
        scores: [number("none"), number("low"), number("medium"), number("high")],
      };
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
export const readQuestion = (
  tool: Instrument,
  { domain, item, kind, taken }: ReadContext,
  typed: QuestionTyped,
): Edited =>
  edited(questionForms[kind].read(typed, {}), ({ label, hint, evidence, ...value }) => {
    const made: Item = {
      key: item?.key ?? keyFor(label as string, taken),
      label: label as string,
      ...(hint !== null && { hint: hint as string }),
      ...(evidence === "yes" && { needsEvidence: true }),
      ...typeOf(kind, value),
    };
    return setQuestion(tool, domain, made);
  });
