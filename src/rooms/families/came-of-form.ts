import { formatDate, formatDateTime, londonDate } from "../../kernel/dates.ts";
import { choice, defineForm, optionalText, text } from "../../kernel/forms/index.ts";

type Reading = {
  readonly at: Date;
  readonly linkUntil: Date;
  /** Why whoever wrote it is told nothing; undefined where nothing speaks against it. */
  readonly untold: string | undefined;
};
type Drawing = { readonly now: Date; readonly linkUntil: Date };

/** What came of a message, in the words that the family reads or was told. */
export const cameOfForm = defineForm<Reading, Drawing>()(
  {
    wording: text({
      label: "Outcome, in words for them",
      hint: "Short and plain. No names, and no place",
      rows: 4,
      called: "Outcome",
      most: 4000,
      missing: "Enter the outcome, in words for the family",
    }),
    told: choice({
      label: "How will you tell them?",
      classes: "govuk-radios--small",
      options: {
        "by-link": {
          text: ({ linkUntil }) => `By the same link and code, until ${formatDateTime(linkUntil)}`,
        },
        "in-person": "In person",
        "not-told": "Not told",
      },
      isOffered: (way, { now, linkUntil }) => way !== "by-link" || linkUntil > now,
      missing: "Choose how to tell them",
    }),
    toldHow: optionalText({
      label: "Who told them and how, or why they are not told",
      hint: "Not needed for the link",
      called: "How they were told, or why not",
      most: 1000,
    }),
  },
  {
    told: ({ told }, { at, linkUntil, untold }) => {
      if (told !== "not-told" && untold !== undefined) return untold;
      if (told !== "by-link" || linkUntil > at) return false;
      return `The link expired on ${formatDate(londonDate(linkUntil))}: tell them in person`;
    },
    toldHow: ({ told, toldHow }) =>
      told !== undefined &&
      told !== "by-link" &&
      toldHow === null &&
      "Enter how they were told, or why they are not",
  },
);
