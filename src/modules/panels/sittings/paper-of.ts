import { ageOn, formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Block } from "../../../platform/documents/index.ts";
import type { families } from "../../protect/index.ts";
import type { Referral } from "./referral-reads.ts";

/** What the page of a child is made of. No place, no other forum and no service is in it. */
export type ChildGround = {
  readonly name: string;
  readonly reference: string;
  readonly bornOn: string | null;
  readonly heldBy: string;
  readonly level: string;
  readonly previousLevel: string | undefined;
  readonly levelOn: string | null;
  readonly harm: string;
  readonly flags: readonly string[];
  readonly isMissing: boolean;
  readonly missingCount: number | null;
  readonly actions: readonly OpenPromise[];
  /** What the family wrote for everybody who is helping. */
  readonly wrote: readonly Pick<families.FamilySaid, "from" | "sentAt" | "said">[];
  readonly referral: Referral | undefined;
  readonly earlier: readonly Earlier[];
  readonly today: string;
};

export type OpenPromise = {
  readonly wording: string;
  readonly owner: string;
  readonly dueOn: string;
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
        ["Level", levelWords(ground)],
        ["Flags", ground.flags.join(", ") || "None stands"],
        ["Missing", missingWords(ground)],
      ],
    },
    ...referralBlocks(ground.referral),
    ...wroteBlocks(ground.wrote),
    ...earlierBlocks(ground.earlier),
    ...promiseBlocks(ground.actions),
  ];
}

function levelWords({ level, previousLevel, levelOn }: ChildGround): string {
  const since = levelOn === null ? "" : `, decided on ${formatDate(levelOn)}`;
  return previousLevel === undefined || previousLevel === level
    ? `${level}${since}`
    : `${level}, before that ${previousLevel}${since}`;
}

function missingWords({ isMissing, missingCount }: ChildGround): string {
  const count =
    missingCount === null
      ? "not counted"
      : counted(missingCount, "episode in 90 days", "episodes in 90 days");
  return isMissing ? `Missing now; ${count}` : count;
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

const promiseBlocks = (actions: readonly OpenPromise[]): readonly Block[] =>
  actions.length === 0
    ? [{ kind: "paragraph", text: "No promise is open." }]
    : [
        {
          kind: "table",
          head: ["Open promise", "Who", "Due"],
          rows: actions.map((one) => [one.wording, one.owner, formatDate(one.dueOn)]),
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
