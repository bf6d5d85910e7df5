import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  date,
  defineForm,
  severalFrom,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import type { Recipient } from "./who-may-be-told.ts";

type Reading = { readonly now: Date; readonly today: string };
type Drawing = object;

/** A mark is looked at again within so many days. */
export const longestReview = 183;

const soonEnough = (
  { reviewBy }: { readonly reviewBy?: string | undefined },
  { today }: Reading,
): string | false => {
  if (reviewBy === undefined) return false;
  if (reviewBy <= today) return "It must be after today";
  return reviewBy > addDays(today, longestReview) && "It must be within six months";
};

const reviewBy = date<Reading, Drawing>({
  label: "When is this looked at again?",
  hint: "Within six months",
  called: "When this is looked at again",
});

/** That somebody must not be told, from a day until a named person decides otherwise. */
export const markForm = defineForm<Reading>()(
  {
    reason: text({
      label: "Why must they not be told?",
      hint: "What could happen if they were, and how that is known",
      rows: 3,
      called: "Why they must not be told",
      most: 2000,
      missing: "Enter why they must not be told",
    }),
    fromOn: date({ label: "From when", called: "From when", isPast: true }),
    reviewBy,
  },
  { reviewBy: soonEnough },
);

/** Still so, until a later day. */
export const markReviewForm = defineForm<Reading>()(
  {
    reason: text({
      label: "Why is it still so?",
      rows: 2,
      called: "Why it is still so",
      most: 2000,
      missing: "Enter why it is still so",
    }),
    reviewBy,
  },
  { reviewBy: soonEnough },
);

/** A named person's decision that they may be told. */
export const liftForm = defineForm<Reading>()({
  decidedBy: text({
    label: "Who decided it?",
    hint: "Name and role of the person who decided",
    called: "Who decided it",
    most: 200,
    missing: "Enter the name and role of the person who decided",
  }),
  reason: text({
    label: "Why may they be told now?",
    hint: "What has changed, and what the child says about it",
    rows: 3,
    called: "Why they may be told",
    most: 2000,
    missing: "Enter why they may be told now",
  }),
});

type Asking = Reading & { readonly people: readonly Recipient[] };
type Asked = { readonly people: readonly Recipient[] };

/** Whom a young person wants told: asked at 16 and again at 18. */
export const decisionForm = defineForm<Asking, Asked>()(
  {
    outcome: choice({
      label: "What does the young person say about who may be told?",
      classes: "govuk-radios--small",
      options: {
        named: { text: "They name who may be told", hint: "Tick each of them below" },
        nobody: { text: "Nobody in the family" },
        "did-not-say": { text: "Asked, did not say", hint: "Nobody is told until they do" },
      },
      missing: "Choose what they say",
    }),
    people: severalFrom({
      label: "Who may be told",
      options: ({ people }: Asked) =>
        people
          .filter(({ isEnded }) => !isEnded)
          .map(({ aroundId, called, relation, doNotTell }): Option => ({
            value: aroundId,
            text: `${called} (${relation.toLowerCase()})`,
            ...(doNotTell !== null && { hint: "Marked: must not be told" }),
          })),
    }),
    wording: text({
      label: "Their own words",
      rows: 3,
      isVerbatim: true,
      called: "Their own words",
      most: 2000,
      missing: "Enter what they said, in their own words",
    }),
    decidedOn: date({ label: "When did they say it?", called: "When they said it", isPast: true }),
  },
  {
    people: ({ outcome, people = [] }, { people: known }) => {
      if (outcome !== "named") return false;
      if (people.length === 0) return "Tick who may be told";
      const marked = known.find(
        ({ aroundId, doNotTell }) => doNotTell !== null && people.includes(aroundId),
      );
      return (
        marked !== undefined &&
        `${marked.called} must not be told. Lift the mark first, if a named person decides so`
      );
    },
  },
);
