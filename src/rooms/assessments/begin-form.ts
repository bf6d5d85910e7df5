import { londonDate } from "../../kernel/dates.ts";
import { readDateParts, type DateParts } from "../../kernel/fields.ts";
import {
  askedIf,
  choiceFrom,
  date,
  defineForm,
  text,
  type Beside,
} from "../../kernel/forms/index.ts";
import { earliest } from "../child-record/index.ts";
import type { AssessmentKind } from "./kinds.ts";
import type { Lead } from "./leads.ts";

export const clockFromNames = {
  opened: "Date of the referral",
  "strategy-discussion": "Date of the strategy discussion",
  start: "Date it began",
} as const;

const fromHints = {
  opened: "The clock runs from here. The day the child was opened to the pathway is filled in.",
  "strategy-discussion":
    "The clock runs from the discussion at which the section 47 enquiry was begun; the last one, if there were several.",
  start: "",
} as const;

type Of = { readonly kind: AssessmentKind; readonly leads: readonly Lead[] };
type Now = { readonly now: Date };

const fromName = ({ kind }: Of): string => clockFromNames[kind.body.runsFrom];

/** No clock runs from a day after it began; where that day is wrong, it is said there alone. */
function begunOn({ now }: Now, { startedOn }: Beside): string {
  const today = londonDate(now);
  const read = readDateParts(startedOn as DateParts, { name: "", earliest, latest: today });
  return read.ok ? read.value : today;
}

/** When an assessment begins, from when its clock runs, and under whose lead. */
export const beginForm = defineForm<Of & Now, Of>()({
  startedOn: date({
    label: "When does it begin?",
    called: "Date it began",
    earliest,
    isPast: true,
  }),
  clockFrom: askedIf(
    ({ kind }) => kind.body.runsFrom !== "start",
    date<Of & Now, Of>({
      label: fromName,
      hint: ({ kind }) => fromHints[kind.body.runsFrom],
      called: fromName,
      earliest,
      latest: begunOn,
    }),
  ),
  lead: choiceFrom({
    label: "Who leads it?",
    hint: "Add them to the child’s professional network first.",
    unchosen: "Choose one",
    options: ({ leads }) => leads.map(({ staffId, name }) => ({ value: staffId, text: name })),
    missing: "Choose who leads it",
  }),
  reason: text({
    label: "Why is it begun?",
    rows: 4,
    called: "Why",
    most: 4000,
    missing: "Enter why it is begun",
  }),
});
