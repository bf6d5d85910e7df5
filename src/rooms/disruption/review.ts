import { addDays } from "../../kernel/dates.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  readIf,
  text,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Thing } from "../people-and-places/index.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { changeMeasure } from "./decide.ts";
import { namingErrors } from "./named-children.ts";
import type { Measure } from "./measure-reads.ts";
import { isRunning } from "./steps.ts";

export const harms = {
  fell: "It fell",
  same: "It is the same",
  rose: "It rose",
  "not-known": "Not known",
} as const;

export const accounts = {
  recorded: "Yes: it is recorded with the child",
  "did-not-say": "Asked, did not say",
  "not-safe": "Not safe to ask now",
  "not-asked": "Not asked yet",
} as const;

type Context = {
  readonly now: Date;
  readonly elsewhere: readonly Pick<Thing, "thingId" | "label">[];
};

const elsewhereIn = ({ elsewhere }: Pick<Context, "elsewhere">): readonly Option[] => [
  ...elsewhere.map(({ thingId, label }) => ({ value: thingId, text: label })),
  { value: "other", text: "Somewhere that is not recorded" },
];

/** Whether the harm fell, by named facts: how many orders there were is activity and never success. */
export const reviewForm = defineForm<Context, Pick<Context, "elsewhere">>()(
  {
    harm: choice({
      label: "Did the harm fall?",
      options: harms,
      missing: "Choose whether the harm fell",
    }),
    facts: text({
      label: "By which facts",
      hint: "What happened and what did not, from when to when. That a notice was served is no such fact. Name no child",
      rows: 4,
      called: "By which facts",
      most: 4000,
      missing: "Enter the facts",
    }),
    account: choice({
      label: "Did a child say how it is for them?",
      options: accounts,
      missing: "Choose whether a child said how it is for them",
    }),
    moved: choice({
      label: "Did the harm move?",
      options: {
        no: "No",
        yes: "Yes",
        "not-known": "Not known",
      },
      missing: "Choose whether the harm moved",
      reveals: { yes: ["movedTo", "movedWords"] },
    }),
    movedTo: readIf(
      ({ moved }) => moved === "yes",
      choiceFrom({
        label: "Where to",
        options: elsewhereIn,
        unchosen: "Choose a person or place",
        missing: "Choose where it moved to",
      }),
    ),
    movedWords: optionalText({
      label: "Where, in words (optional)",
      called: "Where, in words",
      most: 1000,
    }),
    nextReviewBy: date({ label: "Next review by", called: "Next review by" }),
  },
  {
    movedWords: ({ moved, movedTo, movedWords }) =>
      moved === "yes" && movedTo === "other" && movedWords === null && "Enter where it moved to",
    nextReviewBy: ({ nextReviewBy }, { now }) =>
      nextReviewBy !== undefined &&
      nextReviewBy <= now.toISOString().slice(0, 10) &&
      "It must be in the future",
  },
);

/** Days until the next review where nothing else is said. */
export const nextReviewDays = 28;

export const nextReview = (today: string): string => addDays(today, nextReviewDays);

export const canReview = ({ form, state, isHalted }: Measure): boolean =>
  !isHalted && isRunning(form, state);

type Reviewing = {
  readonly measure: Measure;
  readonly elsewhere: Context["elsewhere"];
  readonly form: Sent<typeof reviewForm>;
};

export async function reviewMeasure(
  tx: Tx,
  by: CommandContext,
  { measure, elsewhere, form }: Reviewing,
): Promise<Change> {
  const { value, errors } = reviewForm.read(form, { now: by.at, elsewhere });
  if (errors) return { kind: "invalid", errors };
  const { facts, movedWords } = value;
  const naming = await namingErrors(tx, { facts, movedWords });
  if (naming.length > 0) return { kind: "invalid", errors: naming };
  const row = { review_by: value.nextReviewBy };
  const change = await changeMeasure(tx, by, { measure, version: form.version, row });
  if (change.kind !== "accepted") return change;
  const hasMoved = value.moved === "yes";
  await tx
    .insertInto("subjects.measure_reviews")
    .values({
      measure_review_id: newId(),
      partnership_id: by.actor.partnershipId,
      measure_id: measure.measureId,
      reviewed_on: by.today,
      harm: value.harm,
      facts: value.facts,
      account: value.account,
      moved: value.moved,
      moved_to_id: hasMoved && value.movedTo !== "other" ? value.movedTo : null,
      moved_words: hasMoved ? value.movedWords : null,
      next_review_by: value.nextReviewBy,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  return change;
}
