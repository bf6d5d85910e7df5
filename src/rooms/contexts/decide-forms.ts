import {
  askedIf,
  choice,
  choiceFrom,
  date,
  defineForm,
  readIf,
  sought,
  text,
} from "../../kernel/forms/index.ts";
import type { Context } from "./context-reads.ts";
import { levelOptions, type ContextScheme } from "./context-scheme.ts";
import type { Holder } from "./people-asked.ts";

/** What a case is led by, and until when it is looked at again. */
export type Leading = {
  readonly context: Pick<Context, "kind" | "thingId" | "level" | "ownerId">;
  readonly scheme: ContextScheme;
  readonly owners: readonly Holder[];
  readonly now: Date;
  readonly today: string;
};

const level = choiceFrom<Leading, Leading>({
  label: "Level of harm there",
  options: ({ scheme }) => levelOptions(scheme),
  missing: "Choose the level",
});
const owner = choiceFrom<Leading, Leading>({
  label: "Owner",
  hint: "Their agency leads the case",
  options: ({ owners }) => owners,
  unchosen: "Choose an owner",
  missing: "Choose who owns it",
});
const reviewBy = date<Leading, Leading>({ label: "Review by", called: "Review date" });
const isLater = (day: string | undefined | null, { today }: Pick<Leading, "today">) =>
  day != null && day <= today && "It must be in the future";

/** A manager decides whether it has a case. */
export const decideForm = defineForm<Leading, Leading>()(
  {
    outcome: choice({
      label: "Does it have a case?",
      missing: "Choose whether it has a case",
      options: {
        open: "Yes, open it",
        "not-opened": { text: "No", hint: "It can be opened again later" },
      },
      reveals: { open: ["place", "level", "owner", "reviewBy"] },
    }),
    place: readIf(
      ({ outcome }) => outcome === "open",
      askedIf(
        ({ context }) => context.kind === "place" && context.thingId === null,
        sought({
          label: "Which place is it?",
          hint: "Its whole name under People, places and networks: add it there first",
        }),
      ),
    ),
    level: readIf(({ outcome }) => outcome === "open", level),
    owner: readIf(({ outcome }) => outcome === "open", owner),
    reviewBy: readIf(({ outcome }) => outcome === "open", reviewBy),
    reason: text({
      namesNoChild: true,
      label: "Reason",
      rows: 3,
      called: "Reason",
      most: 4000,
      missing: "Enter the reason",
    }),
  },
  { reviewBy: ({ reviewBy: day }, context) => isLater(day, context) },
);

/** A case that ended is opened again: a new act, by a manager. */
export const reopenForm = defineForm<Leading, Leading>()(
  {
    reason: text({
      namesNoChild: true,
      label: "Why is it opened again?",
      hint: "What happened there since. Name no child",
      rows: 3,
      called: "Why it is opened again",
      most: 4000,
      missing: "Enter why it is opened again",
    }),
    place: askedIf(
      ({ context }) => context.kind === "place" && context.thingId === null,
      sought({
        label: "Which place is it?",
        hint: "Its whole name under People, places and networks: add it there first",
      }),
    ),
    level,
    owner,
    reviewBy,
  },
  { reviewBy: ({ reviewBy: day }, context) => isLater(day, context) },
);

/** Hands a case on. */
export const ownerForm = defineForm<Leading, Leading>()(
  {
    owner,
    reason: text({
      namesNoChild: true,
      label: "Reason",
      rows: 2,
      called: "Reason",
      most: 4000,
      missing: "Enter why it is handed on",
    }),
  },
  {
    owner: ({ owner: next }, { context }) =>
      next !== undefined && next === context.ownerId && "They own it already",
  },
);

/** How it is there now; a level that changes says why, and falls by a manager alone. */
export const reviewForm = defineForm<Leading & { readonly mayLower: boolean }, Leading>()(
  {
    facts: text({
      namesNoChild: true,
      label: "What has changed there since the last review?",
      hint: "What happened and what did not, from when to when. Name no child",
      rows: 5,
      called: "What has changed",
      most: 4000,
      missing: "Enter what has changed, or that nothing has",
    }),
    level,
    levelReason: text({
      namesNoChild: true,
      label: "Why this level?",
      rows: 2,
      called: "Why this level",
      most: 4000,
      missing: "Enter why it is this level",
    }),
    reviewBy,
  },
  {
    level: ({ level: next }, { context, mayLower }) =>
      next !== undefined &&
      context.level !== null &&
      Number(next) < context.level &&
      !mayLower &&
      "Only a manager lets a level fall: keep it, and ask one",
    reviewBy: ({ reviewBy: day }, context) => isLater(day, context),
  },
);
