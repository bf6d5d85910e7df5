import { formatDate, formatDateTime } from "../../kernel/dates.ts";
import type { Block, Document } from "../../platform/documents/index.ts";
import { english } from "../../platform/words/index.ts";
import { basisName, type SharingAgreement } from "../directory/index.ts";
import { answeredWords, attendedWords, eachOnce, heldWords } from "../meetings/index.ts";
import { thereWords } from "./attendance.ts";
import { itemName, type AgendaItem } from "./agenda-reads.ts";
import { dayOf, papersDays } from "./book-sitting.ts";
import type { ItemPromise } from "./item-promises.ts";
import { sectionName, type Panel } from "./panel.ts";
import { carriedHead, carriedMore } from "./paper-parts.ts";
import type { ItemPaper } from "./papers.ts";
import type { OnItem, Share } from "./record-reads.ts";
import type { Sitting, SittingPerson } from "./sitting-reads.ts";

const heading = (text: string): Block => ({ kind: "heading", text });
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

type Named = { readonly sitting: Sitting; readonly reader: string };

const titleOf = ({ panelName }: Sitting): string => panelName;

export type PackContext = Named & {
  readonly shares: readonly Share[];
  /** Who takes it away and when, where it becomes a file. */
  readonly taken?: string;
  readonly items: readonly AgendaItem[];
  readonly papers: ReadonlyMap<string, ItemPaper>;
};

/** The papers of one reader: a page for each item that they are asked to, and no other. */
export function packOf({ sitting, reader, items, papers, shares, taken }: PackContext): Document {
  return {
    title: `${titleOf(sitting)}: papers for ${formatDate(dayOf(sitting))}`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: `For ${reader} alone`,
    language: english,
    made: `Papers can be read until the end of ${papersDays(sitting).last}.`,
    ...(taken === undefined ? {} : { taken }),
    isPagePerHeading: true,
    blocks: [
      ...joining(sitting),
      ...items.flatMap((item): readonly Block[] => {
        const paper = papers.get(item.itemId);
        const none = [heading(itemName(item)), paragraph("No paper has been made of this item.")];
        return [...(paper?.blocks ?? none), ...updatesOn(shares, item)];
      }),
    ],
  };
}

const joining = ({ joinLink }: Sitting): readonly Block[] =>
  joinLink === null ? [] : [{ kind: "facts", facts: [["Join by video", joinLink]] }];

/** What agencies said before the sitting, each with its name; those that hold nothing in one line. */
function updatesOn(shares: readonly Share[], { itemId }: AgendaItem): readonly Block[] {
  const own = shares.filter((one) => one.itemId === itemId);
  const said = own.flatMap(({ agency, wording }): readonly Block[] =>
    wording === null ? [] : [{ kind: "quote", text: wording, who: agency }],
  );
  const none = own.flatMap(({ agency, wording }) => (wording === null ? [agency] : []));
  return none.length === 0
    ? said
    : [...said, paragraph(`No information held: ${eachOnce(none).join(", ")}.`)];
}

export type SittingMinutes = Named & {
  /** Who takes them away and when, where they become a file. */
  readonly taken?: string;
  readonly panel: Panel;
  /** Then nobody was there or missing yet. */
  readonly isToCome: boolean;
  readonly agreement: SharingAgreement;
  readonly people: readonly SittingPerson[];
  readonly items: readonly AgendaItem[];
  readonly record: OnItem;
  /** Made at items about no child. */
  readonly promises: readonly ItemPromise[];
  /** From them what was promised before: the same for everybody, and no more after approval. */
  readonly papers: ReadonlyMap<string, ItemPaper>;
};

/** The minutes of a sitting with the items that the reader may read, marked with the reader’s name. */
export function minutesOfSitting(ground: SittingMinutes): Document {
  const { sitting, reader, items, taken, isToCome } = ground;
  return {
    title: `${titleOf(sitting)}: minutes`,
    marking: "OFFICIAL-SENSITIVE",
    language: english,
    madeFor: `For ${reader} alone`,
    made: approvalOf(sitting),
    ...(taken === undefined ? {} : { taken }),
    blocks: [
      {
        kind: "facts",
        facts: [
          [heldWords(isToCome), `${formatDateTime(sitting.startsAt)}, ${sitting.room}`],
          ["Chair", sitting.chair],
        ],
      },
      ...thereBlocks(ground),
      ...items.flatMap((item) => itemBlocks(ground, item)),
    ],
  };
}

function thereBlocks({ panel, sitting, people, isToCome }: SittingMinutes): readonly Block[] {
  const says = isToCome ? answerOf : attendanceOf;
  return [
    heading(isToCome ? "Who is asked" : "Who was there"),
    {
      kind: "table",
      head: ["Who", "Agency", isToCome ? "Answer" : "Attendance"],
      rows: people.map((one) => [one.name, one.agency, says(one)]),
    },
    ...(isToCome ? [] : [paragraph(thereWords(panel, people, sitting))]),
  ];
}

const answerOf = ({ answer }: SittingPerson): string => answeredWords(answer);

const attendanceOf = ({ attended, deputy }: SittingPerson): string =>
  attendedWords(attended === null ? undefined : { attended, deputy });

function approvalOf({ approvedAt, approvedBy, approvedWithout }: Sitting): string {
  if (approvedAt === null) return "Draft: not approved yet";
  const without = approvedWithout === null ? "" : ` Without the quorum: ${approvedWithout}`;
  return `Approved by ${approvedBy ?? ""}, ${formatDateTime(approvedAt)}.${without}`;
}

function itemBlocks(ground: SittingMinutes, item: AgendaItem): readonly Block[] {
  const of = <T extends { readonly itemId: string }>(rows: readonly T[]): readonly T[] =>
    rows.filter(({ itemId }) => itemId === item.itemId);
  const { shares, decisions, actions, addenda } = ground.record;
  return [
    heading(`${sectionName(ground.panel, item.section)}: ${itemName(item)}`),
    ...carriedOn(ground.papers.get(item.itemId)),
    ...of(shares).map((one): Block => ({
      kind: "quote",
      text: one.wording ?? "No information held.",
      who: `${one.agency}${one.spoke === null ? "" : ` (${one.spoke})`}, recorded by ${one.by}. Basis: ${basisName(ground.agreement, one.basis)}${one.basisReason === null ? "" : ` (${one.basisReason})`}`,
    })),
    paragraph(item.wording || "No discussion recorded."),
    ...of(decisions).flatMap((one): readonly Block[] => [
      paragraph(`Decided: ${one.wording}. Recorded by ${one.by}.`),
      paragraph(`Reason: ${one.reason}`),
      ...(one.dissent === null ? [] : [paragraph(`Disagreement: ${one.dissent}`)]),
    ]),
    ...promised([...of(actions), ...of(ground.promises)]),
    ...of(addenda).map((one): Block => ({
      kind: "quote",
      text: one.wording,
      who: `Correction by ${one.by}, ${formatDateTime(one.at)}`,
    })),
  ];
}

/** What was promised to the panel before, as the page of the item has it, with how many more there are. */
function carriedOn(paper: ItemPaper | undefined): readonly Block[] {
  return (paper?.blocks ?? []).filter((block) => isCarried(block) || isMoreCarried(block));
}

const isCarried = (block: Block): boolean =>
  block.kind === "table" && block.head[0] === carriedHead[0];

const isMoreCarried = (block: Block): boolean =>
  block.kind === "paragraph" &&
  carriedMore.some(
    (words) => block.text.startsWith("And ") && block.text.includes(`more ${words} on`),
  );

type Promised = Pick<ItemPromise, "wording" | "owner" | "dueOn">;

const promised = (actions: readonly Promised[]): readonly Block[] =>
  actions.length === 0
    ? []
    : [
        {
          kind: "table",
          head: ["Actions", "Who", "By when"],
          rows: actions.map((one) => [one.wording, one.owner, formatDate(one.dueOn)]),
        },
      ];
