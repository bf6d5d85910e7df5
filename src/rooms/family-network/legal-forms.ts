import {
  choiceFrom,
  choice,
  date,
  defineForm,
  optional,
  optionalText,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { calledOf, type Around } from "./family.ts";
import { nameIn, type FamilyScheme } from "./family-scheme.ts";
import { options } from "./person-forms.ts";

export type LegalDrawing = { readonly scheme: FamilyScheme; readonly people: readonly Around[] };
export type LegalReading = LegalDrawing & { readonly now: Date };

/** People around the child to choose from: name and relationship. */
export const peopleOf = ({ people, scheme }: LegalDrawing): readonly Option[] =>
  people.map((one) => ({
    value: one.aroundId,
    text: `${calledOf(one)} (${nameIn(scheme.relationships, one.relationship).toLowerCase()})`,
  }));

export const nobodyHere = "none";

export const fromOn = date<LegalReading, LegalDrawing>({
  label: "From when",
  called: "From when",
  earliest: "1990-01-01",
});
export const untilOn = optional(
  date<LegalReading, LegalDrawing>({
    label: "Until when (leave it empty if no end is known)",
    called: "Until when",
    earliest: "1990-01-01",
  }),
);
const evidence = text<LegalReading, LegalDrawing>({
  label: "How it is known",
  hint: "“Birth certificate seen on 3 October”, “sealed order on the court file”",
  called: "How it is known",
  most: 500,
  missing: "Enter how it is known",
});

type Span = { readonly fromOn: string; readonly untilOn: string | null };

export const runsForward = ({ fromOn: from, untilOn: to }: Partial<Span>): string | false =>
  from !== undefined &&
  to !== undefined &&
  to !== null &&
  to < from &&
  "It must be on or after the first day";

/** Who has parental responsibility, by what. A kind that gives none is refused with the law said beside it. */
export const responsibilityForm = defineForm<LegalReading, LegalDrawing>()(
  {
    kind: choiceFrom({
      label: "By what",
      classes: "govuk-radios--small",
      options: ({ scheme }) =>
        scheme.kinds.map(({ key, name, hint }) => ({ value: key, text: name, hint })),
      missing: "Choose by what they have parental responsibility",
    }),
    holder: choiceFrom({
      label: "Who has it",
      options: (drawing) => [
        ...peopleOf(drawing),
        { value: nobodyHere, text: "An authority, named below" },
      ],
      missing: "Choose who has it. Add them to the people around the child first",
      unchosen: "Choose a person",
    }),
    authority: optionalText({
      label: "Name of the authority, if it is one",
      called: "Name of the authority",
      most: 200,
    }),
    evidence,
    fromOn,
    untilOn,
  },
  {
    kind: ({ kind }, { scheme }) => {
      const chosen = scheme.kinds.find(({ key }) => key === kind);
      return chosen?.isGiven === false && chosen.hint;
    },
    holder: ({ kind, holder }, { scheme }) => {
      const chosen = scheme.kinds.find(({ key }) => key === kind);
      if (!chosen || holder === undefined) return false;
      if (chosen.holder === "authority")
        return holder !== nobodyHere && "This kind is held by an authority: choose that";
      return holder === nobodyHere && "This kind is held by a person: choose who";
    },
    authority: ({ holder, authority }) =>
      holder === nobodyHere && authority === null && "Enter the name of the authority",
    untilOn: runsForward,
  },
);

/** What is taken from someone's parental responsibility. */
export const restrictionForm = defineForm<LegalReading, LegalDrawing>()(
  {
    wording: text({
      label: "What is restricted",
      hint: "“May not be told where the child lives”, “may not remove the child from school”",
      rows: 3,
      called: "What is restricted",
      most: 2000,
      missing: "Enter what is restricted",
    }),
    evidence,
    fromOn,
    untilOn,
  },
  { untilOn: runsForward },
);

/** An order of a court, in brief. The order itself is kept where its reference says. */
export const orderForm = defineForm<LegalReading, LegalDrawing>()(
  {
    kind: choiceFrom({
      label: "Which order",
      options: ({ scheme }) => options(scheme.orders),
      missing: "Choose which order",
      unchosen: "Choose an order",
    }),
    court: text({
      label: "Court",
      called: "Court",
      most: 200,
      missing: "Enter the court",
    }),
    about: choiceFrom({
      label: "Who it is about, besides the child",
      options: (drawing) => [{ value: nobodyHere, text: "The child alone" }, ...peopleOf(drawing)],
      missing: "Choose who it is about",
    }),
    madeOn: date({
      label: "When it was made",
      called: "When it was made",
      earliest: "1990-01-01",
      isPast: true,
    }),
    fromOn,
    untilOn,
    terms: text({
      label: "Terms in brief",
      hint: "What it allows and forbids, in plain words",
      rows: 4,
      called: "Terms in brief",
      most: 2000,
      missing: "Enter the terms in brief",
    }),
    document: optionalText({
      label: "Reference of the document (optional)",
      hint: "The number of the sealed order, and where it is kept",
      called: "Reference of the document",
      most: 200,
    }),
  },
  {
    fromOn: ({ madeOn, fromOn: from }) =>
      madeOn !== undefined &&
      from !== undefined &&
      from < madeOn &&
      "It must be on or after the day it was made",
    untilOn: runsForward,
  },
);

/** How something with dates ends, or that it was recorded wrongly. */
export const endForm = defineForm<LegalReading & { readonly since: string }, LegalDrawing>()(
  {
    endKind: choice({
      label: "Why does it end?",
      classes: "govuk-radios--small",
      options: { ended: "It has ended", wrong: "It was recorded wrongly" },
      missing: "Choose why it ends",
    }),
    endedOn: date({ label: "When", called: "When", earliest: "1990-01-01", isPast: true }),
    endReason: text({
      label: "What happened",
      rows: 2,
      called: "What happened",
      most: 1000,
      missing: "Enter what happened",
    }),
  },
  {
    endedOn: ({ endKind, endedOn }, { since }) =>
      endKind === "ended" &&
      endedOn !== undefined &&
      endedOn < since &&
      "It must be on or after the first day",
  },
);
