import {
  askedIf,
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type Option,
} from "../../../kernel/forms/index.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { OtherRecord } from "./sibling-reads.ts";

export type SiblingDrawing = { readonly offered: readonly OtherRecord[] };

export const anotherRecord = "another";

/** "Ella Marsh, born 3 October 2011". */
export const recordWords = ({
  familyName,
  givenName,
  bornOn,
}: Pick<OtherRecord, "familyName" | "givenName" | "bornOn">): string =>
  `${givenName} ${familyName}, ${bornOn === null ? "date of birth not known" : `born ${formatDate(bornOn)}`}`;

const recordsOf = ({ offered }: SiblingDrawing): readonly Option[] => [
  ...offered.map((one) => ({ value: one.personId, text: recordWords(one), hint: one.reference })),
  { value: anotherRecord, text: "Another record, by its reference" },
];

/** Which record is a brother's or a sister's, how that is known, and what may be said of it to others. */
export const siblingForm = defineForm<SiblingDrawing, SiblingDrawing>()(
  {
    record: askedIf(
      ({ offered }) => offered.length > 0,
      choiceFrom({
        label: "Which record is theirs?",
        hint: "Records that are open to you, of the same family name. A name is not enough: check the date of birth",
        classes: "govuk-radios--small",
        options: recordsOf,
        missing: "Choose which record is theirs",
      }),
    ),
    reference: optionalText({
      label: ({ offered }) =>
        offered.length > 0 ? "Reference of another record" : "Reference of their record",
      hint: "It stands at the top of the record: find it first",
      classes: "govuk-input--width-10",
      called: "Reference",
      most: 40,
    }),
    howKnown: text({
      label: "How it is known that they are brother or sister",
      hint: "“Birth certificates seen”, “their mother, on 3 October”",
      rows: 2,
      called: "How it is known",
      most: 1000,
      missing: "Enter how it is known",
    }),
    maySay: choice({
      label:
        "May people who can open one of the two records read that a brother or sister may be at risk?",
      hint: "They read neither a name nor what the risk is, and are told to ask the MASH",
      classes: "govuk-radios--small",
      options: { yes: "Yes", no: "No" },
      missing: "Choose whether it may be said",
    }),
    sayReason: optionalText({
      label: "Why not (needed if you choose No)",
      rows: 2,
      called: "Why not",
      most: 1000,
    }),
  },
  {
    reference: ({ record, reference }) =>
      (record === anotherRecord || record === null) &&
      reference === null &&
      "Enter the reference of the other record",
    sayReason: ({ maySay, sayReason }) =>
      maySay === "no" && sayReason === null && "Enter why it may not be said",
  },
);

/** Why two records are linked no more. */
export const siblingEndForm = defineForm()({
  endReason: text({
    label: "Why",
    hint: "“They are cousins”, “linked by mistake”",
    rows: 2,
    called: "Why",
    most: 1000,
    missing: "Enter why they are linked no more",
  }),
});
