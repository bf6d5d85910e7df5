import { ageOn, formatDate } from "../../kernel/dates.ts";
import type { Block } from "../../platform/documents/index.ts";
import type { NewestVoice, PlanInLines } from "../safety-plans/index.ts";
import type { FamilySaid } from "../families/index.ts";
import type { Headlines, StandsAround } from "../child-record/index.ts";
import { onOneSheet, whole } from "./one-sheet.ts";
import {
  aroundPart,
  carriedPart,
  contingencyPart,
  earlierPart,
  headlinePart,
  levelsWords,
  missingWords,
  outcomePart,
  planWords,
  promisePart,
  returnsWords,
  voiceBlocks,
  wrotePart,
  type Earlier,
  type LevelNamed,
  type MissingContext,
  type OpenPromise,
} from "./paper-parts.ts";
import type { Referral } from "./referral-reads.ts";

/** What the page of a child is made of. No place, no other forum and no service is in it. */
export type ChildContext = MissingContext & {
  readonly name: string;
  readonly reference: string;
  readonly bornOn: string | null;
  readonly heldBy: string;
  /** The newest first. */
  readonly levels: readonly LevelNamed[];
  readonly harm: string;
  readonly flags: readonly string[];
  readonly school: string | undefined;
  /** How much of it is known, by area; its words stay on the record. */
  readonly profile: string | undefined;
  readonly voice: NewestVoice | undefined;
  readonly plan: PlanInLines | undefined;
  /** Bail, court and who must be told, around the child; nobody is named, and no measure is in it. */
  readonly around: readonly StandsAround[];
  /** What mattered since the panel looked last, or in 90 days. */
  readonly headlines: Headlines | undefined;
  readonly since: string;
  /** Of them, how many whoever makes the page left out. */
  readonly leftOut: number;
  readonly actions: readonly OpenPromise[];
  /** What the family wrote for everybody who is helping. */
  readonly wrote: readonly Pick<FamilySaid, "from" | "sentAt" | "said">[];
  readonly referral: Referral | undefined;
  readonly earlier: readonly Earlier[];
  readonly today: string;
};

const heading = (text: string): Block => ({ kind: "heading", text });

/** In words: a bare number before a name reads as the number of an item. */
export function ageWords(bornOn: string | null, today: string): string {
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return age === undefined ? "age not known" : `age ${age}`;
}

/** What a paper is called without the age: also of papers that were made when it stood first, as a number. */
export const withoutAge = (title: string): string =>
  title
    .split(", ")
    .filter((part) => !/^(age (\d+|not known)|\d+)$/i.test(part))
    .join(" ");

/** One sheet on one child, as the record stands on a day. The first block is what the item is called. */
export function paperOfChild(ground: ChildContext): readonly Block[] {
  const { name, reference, bornOn, today } = ground;
  return onOneSheet([
    whole([
      heading([name, ageWords(bornOn, today), reference].join(", ")),
      {
        kind: "facts",
        facts: [
          ["As recorded on", formatDate(today)],
          ["Held by", ground.heldBy],
          ["Harm status", ground.harm],
          ["Level", levelsWords(ground.levels)],
          ["Flags", ground.flags.join(", ") || "None active"],
          ["Missing", missingWords(ground)],
          ["Return interviews", returnsWords(ground.missing)],
          ["School", ground.school ?? "Nothing is recorded"],
          ["Vulnerability profile", ground.profile ?? "Nothing is recorded"],
          ["Plan", planWords(ground.plan, today)],
        ],
      },
      ...referralBlocks(ground.referral),
    ]),
    aroundPart(ground.around),
    carriedPart(ground.actions, today),
    whole(voiceBlocks(ground.voice)),
    wrotePart(ground.wrote),
    headlinePart(ground),
    outcomePart(ground.plan),
    promisePart(ground.actions, today),
    contingencyPart(ground.plan),
    earlierPart(ground.earlier),
  ]);
}

function referralBlocks(referral: Referral | undefined): readonly Block[] {
  if (referral === undefined) return [];
  return [
    {
      kind: "quote",
      text: referral.reason,
      who: `Referred by ${referral.referredByForOthers}: ${referral.criterion}`,
    },
    { kind: "facts", facts: [["What is asked", referral.asks]] },
  ];
}

export type ThingContext = {
  readonly label: string;
  readonly kindName: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly referral: Referral | undefined;
  /** Open, and promised to this panel before. */
  readonly actions: readonly OpenPromise[];
  readonly earlier: readonly Earlier[];
  readonly today: string;
};

/** One sheet on a person of concern, a place or a group: of what is recorded of it, and no child. */
export function paperOfThing(ground: ThingContext): readonly Block[] {
  return onOneSheet([
    whole([
      heading(ground.label),
      {
        kind: "facts",
        facts: [
          ["As recorded on", formatDate(ground.today)],
          ["What it is", ground.kindName],
          ...ground.facts,
        ],
      },
      ...referralBlocks(ground.referral),
    ]),
    carriedPart(ground.actions, ground.today),
    earlierPart(ground.earlier),
  ]);
}

/** A case on a place, a group or an online space: its sheet, and what was promised on it before. */
export const paperOfCase = (
  title: string,
  { sheet, actions, today }: Pick<ThingContext, "actions" | "today"> & { sheet: readonly Block[] },
): readonly Block[] => onOneSheet([whole([heading(title), ...sheet]), carriedPart(actions, today)]);

/** A theme is its title, and what was promised on it before. */
export const paperOfTheme = (
  title: string,
  { actions, today }: Pick<ThingContext, "actions" | "today">,
): readonly Block[] => onOneSheet([whole([heading(title)]), carriedPart(actions, today)]);
