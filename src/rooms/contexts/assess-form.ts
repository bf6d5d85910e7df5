import { itemsOf, type Instrument } from "../../instruments/index.ts";
import {
  choice,
  choiceFrom,
  defineForm,
  each,
  optionalText,
  text,
  type Row,
} from "../../kernel/forms/index.ts";
import type { ContextScheme } from "./context-scheme.ts";
import { weighings } from "./context-words.ts";

export type Assessing = { readonly tool: Instrument; readonly scheme: ContextScheme };

export const grades = {
  none: "None",
  low: "Low",
  medium: "Medium",
  high: "High",
  unknown: "Not known",
} as const;

/** One question of a side of the triangle: how much, and what it rests on. */
const sideForm = defineForm<Row, Row>()({
  answer: choice({
    label: "How much?",
    options: grades,
    missing: "Choose how much, or not known",
  }),
  evidence: optionalText({
    namesNoChild: true,
    label: "What it rests on",
    hint: "Facts. Name no child",
    rows: 2,
    called: "What it rests on",
    most: 2000,
  }),
});

const weighForm = defineForm<Row, Row>()({
  weighs: choice({
    label: "For safety there",
    options: weighings,
    missing: "Choose how much it matters",
  }),
});

/** The question as it is read: its side first. */
const sidesOf = ({ tool }: Assessing): readonly Row[] =>
  tool.domains.flatMap(({ title, items }) =>
    items.map(({ key, label }) => ({ key, legend: `${title}: ${label}` })),
  );

const bothOrNone = (said: string | null | undefined, not: string | null | undefined) =>
  said == null && not == null && "Write what they say, or why nobody asked";

/** An assessment of a place, a group or an online space by its tool, with what is weighed. */
export const assessForm = defineForm<Assessing, Assessing>()(
  {
    sides: each({ form: sideForm, rows: sidesOf }),
    weights: each({
      form: weighForm,
      rows: ({ scheme }) => scheme.weighed.map(({ key, name }) => ({ key, legend: name })),
    }),
    youngSay: optionalText({
      namesNoChild: true,
      label: "What do young people there say?",
      hint: "In their own words, and without a name",
      rows: 3,
      isVerbatim: true,
      called: "What young people say",
      most: 4000,
    }),
    youngNot: optionalText({
      namesNoChild: true,
      label: "If nobody asked them, why not?",
      called: "Why nobody asked",
      most: 1000,
    }),
    adultsSay: optionalText({
      namesNoChild: true,
      label: "What do parents, staff or neighbours there say?",
      rows: 3,
      called: "What adults say",
      most: 4000,
    }),
    adultsNot: optionalText({
      namesNoChild: true,
      label: "If nobody asked them, why not? (adults)",
      called: "Why nobody asked",
      most: 1000,
    }),
    band: choiceFrom({
      label: "What do you judge?",
      hint: "Before you see what the answers come to",
      options: ({ tool }) => tool.bands.map(({ key, title }) => ({ value: key, text: title })),
      missing: "Choose what you judge",
    }),
    judgement: text({
      namesNoChild: true,
      label: "Your judgement, in your own words",
      hint: "What makes it unsafe there, and what has to change first. Name no child",
      rows: 4,
      called: "Your judgement",
      most: 4000,
      missing: "Enter your judgement",
    }),
  },
  {
    youngSay: ({ youngSay, youngNot }) => bothOrNone(youngSay, youngNot),
    adultsSay: ({ adultsSay, adultsNot }) => bothOrNone(adultsSay, adultsNot),
  },
);

/** Questions that a graded answer needs facts for, by their key. */
export const keysOf = (tool: Instrument): readonly string[] => itemsOf(tool).map(({ key }) => key);
