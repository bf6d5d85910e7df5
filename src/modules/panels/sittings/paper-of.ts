import { ageOn, formatDate, londonDate } from "../../../kernel/dates.ts";
import type { Block } from "../../../platform/documents/index.ts";
import type { NewestVoice, PlanInLines } from "../../plans/index.ts";
import type { families, Headlines } from "../../protect/index.ts";
import {
  contingencyBlocks,
  headlineBlocks,
  levelsWords,
  missingWords,
  outcomeBlocks,
  planWords,
  promiseBlocks,
  returnsWords,
  voiceBlocks,
  type LevelNamed,
  type MissingGround,
  type OpenPromise,
} from "./paper-parts.ts";
import type { Referral } from "./referral-reads.ts";

/** What the page of a child is made of. No place, no other forum and no service is in it. */
export type ChildGround = MissingGround & {
  readonly name: string;
  readonly reference: string;
  readonly bornOn: string | null;
  readonly heldBy: string;
  /** The newest first. */
  readonly levels: readonly LevelNamed[];
  readonly harm: string;
  readonly flags: readonly string[];
  readonly school: string | undefined;
  readonly voice: NewestVoice | undefined;
  readonly plan: PlanInLines | undefined;
  /** What mattered since the panel looked last, or in 90 days. */
  readonly headlines: Headlines | undefined;
  readonly since: string;
  readonly actions: readonly OpenPromise[];
  /** What the family wrote for everybody who is helping. */
  readonly wrote: readonly Pick<families.FamilySaid, "from" | "sentAt" | "said">[];
  readonly referral: Referral | undefined;
  readonly earlier: readonly Earlier[];
  readonly today: string;
};

/** What panels decided before on the same child or thing. */
export type Earlier = { readonly on: string; readonly panel: string; readonly wording: string };

const heading = (text: string): Block => ({ kind: "heading", text });

/** One page on one child, as the record stands on a day. The first block is what the item is called. */
export function paperOfChild(ground: ChildGround): readonly Block[] {
  const { name, reference, bornOn, today } = ground;
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return [
    heading([age === undefined ? "Age not known" : String(age), name, reference].join(", ")),
    {
      kind: "facts",
      facts: [
        ["As the record stood on", formatDate(today)],
        ["Held by", ground.heldBy],
        ["Harm status", ground.harm],
        ["Level", levelsWords(ground.levels)],
        ["Flags", ground.flags.join(", ") || "None stands"],
        ["Missing", missingWords(ground)],
        ["Returns", returnsWords(ground.missing)],
        ["School", ground.school ?? "Nothing is recorded"],
        ["Plan", planWords(ground.plan, today)],
      ],
    },
    ...referralBlocks(ground.referral),
    ...voiceBlocks(ground.voice),
    ...wroteBlocks(ground.wrote),
    ...headlineBlocks(ground),
    ...outcomeBlocks(ground.plan),
    ...promiseBlocks(ground.actions, today),
    ...contingencyBlocks(ground.plan),
    ...earlierBlocks(ground.earlier),
  ];
}

function referralBlocks(referral: Referral | undefined): readonly Block[] {
  if (referral === undefined) return [];
  return [
    {
      kind: "quote",
      text: referral.reason,
      who: `${referral.referredByForOthers}: ${referral.criterion}`,
    },
    { kind: "facts", facts: [["What is asked", referral.asks]] },
  ];
}

/** Word for word, each answer with its question; nobody of the family is named. */
const wroteBlocks = (wrote: ChildGround["wrote"]): readonly Block[] =>
  wrote.flatMap(({ from, sentAt, said }) =>
    said.map(({ question, answer }): Block => {
      const who = `${from}, by a link on ${formatDate(londonDate(sentAt))}: ${question}`;
      return { kind: "quote", text: answer, who };
    }),
  );

const earlierBlocks = (earlier: readonly Earlier[]): readonly Block[] =>
  earlier.length === 0
    ? []
    : [
        {
          kind: "table",
          head: ["Decided before", "Panel", "What"],
          rows: earlier.map(({ on, panel, wording }) => [formatDate(on), panel, wording]),
        },
      ];

export type ThingGround = {
  readonly label: string;
  readonly kindName: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly referral: Referral | undefined;
  readonly earlier: readonly Earlier[];
  readonly today: string;
};

/** One page on a person of concern, a place or a group: of what is recorded of it, and no child. */
export function paperOfThing(ground: ThingGround): readonly Block[] {
  return [
    heading(ground.label),
    {
      kind: "facts",
      facts: [
        ["As the record stood on", formatDate(ground.today)],
        ["What it is", ground.kindName],
        ...ground.facts,
      ],
    },
    ...referralBlocks(ground.referral),
    ...earlierBlocks(ground.earlier),
  ];
}
