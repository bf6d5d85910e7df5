import { addDays, londonDate } from "../../kernel/dates.ts";
import { date, defineForm, text } from "../../kernel/forms/index.ts";
import { mostAllegationDays } from "./thing-form.ts";

type Reading = { readonly now: Date };

/** Says that an allegation stands, by whom it is said now, and until when. */
export const renewForm = defineForm<Reading>()(
  {
    because: text({
      namesNoChild: true,
      label: "Why it still stands",
      hint: "Who says so now, and what is new. Name no child",
      rows: 4,
      called: "Why it still stands",
      most: 2000,
      missing: "Enter why it still stands",
    }),
    reviewBy: date({
      label: "Review by",
      hint: "Within a year. If nobody renews it by then, it leaves lists, search and the board",
      called: "Review date",
    }),
  },
  {
    reviewBy: ({ reviewBy }, { now }) =>
      reviewBy !== undefined &&
      (reviewBy <= londonDate(now) || reviewBy > addDays(londonDate(now), mostAllegationDays)) &&
      "It must be after today, and within a year",
  },
);

/** A manager’s decision: they are a child, and no record of this kind is kept open. */
export const withdrawForm = defineForm()({
  because: text({
    namesNoChild: true,
    label: "What was decided, who decided, and where the child is recorded now",
    hint: "For example, that a concern was sent to the MASH today. Do not write the child’s reference here",
    rows: 4,
    called: "What was decided",
    most: 2000,
    missing: "Enter what was decided, and where the child is recorded now",
  }),
});
