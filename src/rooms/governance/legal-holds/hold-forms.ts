import { londonDate } from "../../../kernel/dates.ts";
import {
  along,
  choice,
  date,
  defineForm,
  readIf,
  sought,
  text,
  type Question,
  type Sent,
} from "../../../kernel/forms/index.ts";
import { parseReference, referenceFor } from "../../../kernel/ids.ts";

type Now = { readonly now: Date };

/** One record, as its reference is written. */
const recordQuestion: Question<string, string, object, object> = {
  ...sought({
    label: "Reference of the record",
    hint: "For example C-2048-2",
    classes: "govuk-input--width-10",
  }),
  read: (typed, { name: field }) => {
    const read = parseReference(typed);
    if (read.ok) return { value: referenceFor(read.value.prefix, read.value.number) };
    const message =
      read.error === "mistyped"
        ? "This reference is mistyped: check it against the record"
        : "Enter the reference of the record, for example C-2048-2";
    return { errors: [{ field, message }] };
  },
};

/** What nobody may delete, why, and when that is looked at again. */
export const holdForm = defineForm<Now>()({
  covers: choice({
    label: "What it covers",
    classes: "govuk-radios--small",
    options: { everything: "Everything in this partnership", record: "One record" },
    reveals: { record: ["record"] },
    missing: "Choose what the hold covers",
  }),
  record: readIf(({ covers }) => covers === "record", recordQuestion),
  reason: text({
    label: "Why nothing may be deleted",
    hint: "An inquiry, a claim, an investigation: who by and since when",
    rows: 3,
    called: "Why",
    most: 1000,
    missing: "Enter why nothing may be deleted",
  }),
  review: date({
    label: "Review by",
    called: "Review date",
    earliest: (_typed, { now }) => londonDate(now),
  }),
});

/** Why the first of two people asks that a hold be lifted. */
export const liftForm = defineForm()({
  reason: text({
    label: "Why it can be lifted",
    hint: "Who confirmed that no inquiry, claim or investigation needs the records",
    rows: 4,
    called: "Why",
    most: 1000,
    missing: "Enter why the hold can be lifted",
  }),
});

/** The answer of the second is the button that they press. */
export const answerForm = defineForm()({ verdict: along() });

export type Typed<F extends typeof holdForm | typeof liftForm | typeof answerForm> = Sent<F>;

/** Anything but a clear yes leaves a hold in place. */
export const isAgreed = ({ verdict }: Typed<typeof answerForm>): boolean => verdict === "agree";
