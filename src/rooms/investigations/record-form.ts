import {
  choice,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  severalFrom,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import type { InvestigationScheme } from "./scheme.ts";

export type Officers = readonly { readonly staffId: string; readonly text: string }[];
type Drawing = { readonly scheme: InvestigationScheme; readonly officers: Officers };
type Reading = Drawing & { readonly now: Date };

const flagsIn = ({ scheme }: Drawing): readonly Option[] =>
  scheme.flags.map(({ key, name }) => ({ value: key, text: name }));
const officersIn = ({ officers }: Drawing): readonly Option[] =>
  officers.map(({ staffId, text: name }) => ({ value: staffId, text: name }));

const longest = 40;
const mostReferences = 10;

/** One on a line, or with commas between. */
export const referencesIn = (typed: string | null): readonly string[] => [
  ...new Set(
    (typed ?? "")
      .split(/[\n,;]/)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
];

function wrongReferences(typed: string | null, operation: string | null): string | false {
  const all = referencesIn(typed);
  if (all.length === 0)
    return operation === null && "Enter a crime reference, or the name of the operation";
  if (all.some((one) => one.length > longest))
    return `A crime reference must be ${longest} characters or fewer`;
  return all.length > mostReferences && `Enter ${mostReferences} crime references or fewer`;
}

/** An investigation of a crime against the child. */
export const recordForm = defineForm<Reading, Drawing>()(
  {
    operation: optionalText({
      label: "Operation (optional)",
      hint: "Its name alone. Leave it out where the family must not learn of it",
      called: "Operation",
      most: 100,
    }),
    references: optionalText({
      label: "Crime references",
      hint: "One on each line. Each is 40 characters or fewer",
      rows: 3,
      called: "Crime references",
      most: 600,
    }),
    force: text({
      label: "Police force",
      called: "Police force",
      most: 120,
      missing: "Enter the police force",
    }),
    officer: optionalChoiceFrom({
      label: "Officer in the case, if they use Lantern",
      unchosen: "Not one of these",
      options: officersIn,
      unknown: "Choose the officer in the case from the list, or type their name",
    }),
    officerName: optionalText({
      label: "Officer in the case, if they do not",
      hint: "Name, rank and station",
      called: "Officer in the case",
      most: 200,
    }),
    flags: severalFrom({
      label: "Flags on the crime",
      hint: "As the crime record has them",
      options: flagsIn,
    }),
    entitlement: choice({
      label: "Which updates is the child entitled to?",
      options: {
        enhanced: {
          text: "Those of a vulnerable or intimidated victim",
          hint: "A child is, unless police say otherwise",
        },
        standard: "Those of other victims",
      },
      missing: "Choose which updates the child is entitled to",
    }),
    openedOn: date({ label: "Opened on", called: "The day it was opened", isPast: true }),
  },
  {
    references: ({ references, operation }) =>
      references !== undefined && operation !== undefined && wrongReferences(references, operation),
    officerName: ({ officer, officerName }) =>
      officer !== null &&
      officer !== undefined &&
      officerName !== null &&
      officerName !== undefined &&
      "Choose the officer or type their name, not both",
  },
);
