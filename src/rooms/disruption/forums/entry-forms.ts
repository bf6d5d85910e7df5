import { date, defineForm, optionalText, readIf, text } from "../../../kernel/forms/index.ts";
import type { DateParts } from "../../../kernel/fields.ts";

type Reading = { readonly now: Date };
type Drawing = { readonly office: string };

const isFilled = (typed: unknown): boolean =>
  Object.values(typed as DateParts).some((part: string) => part.trim() !== "");

/** That a person is known to a forum, first and every time after. What was said there is not asked. */
export const entryForm = defineForm<Reading, Drawing>()(
  {
    onSince: date({ label: "Known to it since", called: "Known to it since", isPast: true }),
    contact: optionalText({
      namesNoChild: true,
      label: "Contact there (optional)",
      hint: ({ office }) => `If you do not know one: ${office}`,
      called: "Contact there",
      most: 200,
    }),
    nextOn: readIf(
      ({ nextOn }) => isFilled(nextOn),
      date({ label: "Next date there (optional)", called: "Next date there" }),
    ),
    nextWhat: optionalText({
      namesNoChild: true,
      label: "What happens then (optional)",
      called: "What happens then",
      most: 400,
    }),
    basis: text({
      namesNoChild: true,
      label: "On what basis is it recorded here?",
      hint: "Who agreed, or which duty or agreement to share it rests on. Name no child",
      rows: 2,
      called: "The basis",
      most: 2000,
      missing: "Enter on what basis it is recorded here",
    }),
  },
  {
    nextWhat: ({ nextOn, nextWhat }) =>
      nextWhat != null && nextOn == null && "Enter the date, or leave this empty",
  },
);

type Ending = Reading & { readonly onSince: string };

/** That the forum has ended its part. */
export const endEntryForm = defineForm<Ending>()(
  {
    endedOn: date({ label: "When did it end?", called: "When it ended", isPast: true }),
    endReason: text({
      namesNoChild: true,
      label: "Why did it end?",
      hint: "Name no child",
      rows: 2,
      called: "Why it ended",
      most: 2000,
      missing: "Enter why it ended",
    }),
  },
  {
    endedOn: ({ endedOn }, { onSince }) =>
      endedOn !== undefined && endedOn < onSince && "It must not be before it began",
  },
);
