import {
  askedIf,
  defineForm,
  each,
  optionalChoice,
  optionalText,
  readIf,
  type Row,
} from "../../kernel/forms/index.ts";

export const familyRoles = {
  child: "The child",
  parent: "Parents",
  carer: "Carers",
  other: "Others in the family",
} as const;

export const partWords = {
  whole: "Took part in the whole meeting",
  part: "Took part in some of it",
  no: "Did not take part",
} as const;

const isAnswered = ({ tookPart }: Readonly<Record<string, unknown>>): boolean => tookPart !== "";

const explanationOf = {
  whole: null,
  part: "Enter which part",
  no: "Enter why they did not take part",
};

/** Whether one of them took part, in what, and if not why not. */
const partForm = defineForm<Row, Row>()(
  {
    tookPart: optionalChoice({
      label: "Took part",
      unchosen: "Not recorded yet",
      options: partWords,
      unknown: "Choose whether they took part",
    }),
    names: readIf(
      isAnswered,
      askedIf(
        ({ key }) => key !== "child",
        optionalText({ label: "Who they are (optional)", called: "Names", most: 200 }),
      ),
    ),
    explanation: readIf(
      isAnswered,
      optionalText({
        label: "Which part, or why not",
        called: "Which part, or why not",
        most: 1000,
      }),
    ),
  },
  {
    explanation: ({ tookPart, explanation }) =>
      tookPart && explanation === null && explanationOf[tookPart],
  },
);

const rows: readonly Row[] = Object.entries(familyRoles).map(([key, legend]) => ({ key, legend }));

/** How the child and each of the family took part; of whom nothing is chosen, it is not known yet. */
export const familyForm = defineForm()({ family: each({ form: partForm, rows: () => rows }) });
