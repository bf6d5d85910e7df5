import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { changeKinds, parts, safeties } from "./family.ts";
import type { FamilyScheme } from "./family-scheme.ts";

export type Reading = { readonly scheme: FamilyScheme; readonly now: Date };
export type Drawing = { readonly scheme: FamilyScheme };

export const options = (list: readonly { readonly key: string; readonly name: string }[]) =>
  list.map(({ key, name }): Option => ({ value: key, text: name }));

/** Where something comes from, and when it was seen or said. */
export const sourced = {
  source: choiceFrom<Reading, Drawing>({
    label: "Where this comes from",
    options: ({ scheme }) => options(scheme.sources),
    missing: "Choose where this comes from",
    unchosen: "Choose a source",
  }),
  sourceName: optionalText<Reading, Drawing>({
    label: "Name or role of the source (optional)",
    hint: "“Head of year”, “health visitor”, “letter of 3 October”",
    called: "Name or role of the source",
    most: 200,
  }),
  notedOn: date<Reading, Drawing>({
    label: "When it was seen or said",
    called: "When it was seen or said",
    isPast: true,
  }),
};

const known = {
  name: optionalText<Reading, Drawing>({
    label: "Name",
    hint: "Leave it empty if nobody knows it. Do not guess",
    classes: "govuk-input--width-20",
    called: "Name",
    most: 200,
  }),
  described: optionalText<Reading, Drawing>({
    label: "Who they are, if no name is known",
    hint: "“Her grandmother in Leeds”",
    called: "Who they are",
    most: 500,
  }),
  relationship: choiceFrom<Reading, Drawing>({
    label: "Relationship to the child",
    options: ({ scheme }) => options(scheme.relationships),
    missing: "Choose the relationship to the child",
    unchosen: "Choose a relationship",
  }),
  part: choice<Reading, Drawing, keyof typeof parts>({
    label: "How do they take part in keeping the child safe?",
    classes: "govuk-radios--small",
    options: parts,
    missing: "Choose how they take part, or that nobody has asked yet",
  }),
  phone: optionalText<Reading, Drawing>({
    label: "Telephone (optional)",
    classes: "govuk-input--width-20",
    called: "Telephone",
    most: 60,
  }),
  email: optionalText<Reading, Drawing>({
    label: "Email (optional)",
    classes: "govuk-input--width-20",
    called: "Email",
    most: 200,
  }),
  language: optionalText<Reading, Drawing>({
    label: "Language they speak best (optional)",
    classes: "govuk-input--width-20",
    called: "Language",
    most: 100,
  }),
  ...sourced,
};

type Known = { readonly name: string | null; readonly described: string | null };

/** A person who is known by nothing is nobody. */
const isAnybody = ({ name, described }: Partial<Known>): string | false =>
  name === null && described === null && "Enter their name, or who they are";

/** Someone around a child. */
export const personForm = defineForm<Reading, Drawing>()(known, { name: isAnybody });

/** A later entry in the place of one: none is edited. */
export const personChangeForm = defineForm<Reading, Drawing>()(
  {
    change: choice({
      label: "What changes?",
      classes: "govuk-radios--small",
      options: changeKinds,
      missing: "Choose what changes",
    }),
    changeWords: optionalText({
      label: "Why (needed when they are no longer around the child)",
      rows: 2,
      called: "Why",
      most: 1000,
    }),
    ...known,
  },
  {
    changeWords: ({ change, changeWords }) =>
      change === "ended" && changeWords === null && "Enter why they are no longer around the child",
    name: isAnybody,
  },
);

/** What they think, in their words; or what a worker notes. */
export const viewForm = defineForm<Reading, Drawing>()({
  side: choice({
    label: "Whose view is it?",
    classes: "govuk-radios--small",
    options: {
      theirs: { text: "Theirs", hint: "In their own words" },
      worker: { text: "A worker’s", hint: "What a worker saw or thinks, as a fact or as a view" },
    },
    missing: "Choose whose view it is",
  }),
  wording: text({
    label: "The view",
    rows: 4,
    isVerbatim: true,
    called: "The view",
    most: 4000,
    missing: "Enter the view",
  }),
  ...sourced,
});

/** Whether contact is safe, and why. */
export const contactForm = defineForm<Reading, Drawing>()({
  safety: choice({
    label: "Is contact with the child safe?",
    classes: "govuk-radios--small",
    options: safeties,
    missing: "Choose whether contact is safe, or that it is not known",
  }),
  why: text({
    label: "Why",
    hint: "What you know, what was agreed and who with. If it is not known, what you did to find out",
    rows: 3,
    called: "Why",
    most: 2000,
    missing: "Enter why, or what you did to find out",
  }),
  fromOn: date({ label: "From when", called: "From when" }),
  ...sourced,
});
