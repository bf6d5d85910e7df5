import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { Block, Document } from "../../../platform/documents/index.ts";
import { english } from "../../../platform/words/index.ts";
import type { Concern, Outcome } from "./concern-reads.ts";
import { childName, clockSentence } from "./concern-words.ts";
import { entryFacts } from "./entry-facts.ts";
import type { PartEntry } from "./part-entries.ts";
import { readTitles } from "./parts.ts";
import type { ToolOn } from "./screening-tools.ts";
import { sentFacts } from "./sent-facts.ts";

type Paper = {
  readonly concern: Concern;
  readonly outcome: Outcome | undefined;
  readonly standing: readonly PartEntry[];
  readonly toolOn: ToolOn;
  readonly madeBy: string;
  readonly madeFor: string;
  readonly now: Date;
};

/** What was sent, what was added and what came of it, for the sender's own file. */
export function concernPaper(paper: Paper): Document {
  const { concern, now } = paper;
  const today = londonDate(now);
  return {
    title: `Concern ${concern.reference}: ${childName(concern)}`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: `For ${paper.madeFor}: its own safeguarding file`,
    made: `${formatDate(today)}, ${paper.madeBy}`,
    language: english,
    blocks: [
      ...outcomeBlocks(paper),
      { kind: "heading", text: "What was sent" },
      { kind: "facts", facts: sentFacts(concern, today) },
      ...paper.standing.flatMap((entry) => entryBlocks(entry, paper.toolOn)),
    ],
  };
}

function outcomeBlocks({ concern, outcome, now }: Paper): readonly Block[] {
  if (!outcome) {
    return [{ kind: "paragraph", text: stillOpen(concern, now) }];
  }
  return [
    { kind: "heading", text: "Outcome" },
    {
      kind: "paragraph",
      text: `${outcome.nextStep}. Told by ${outcome.toldByName}, ${formatDateTime(outcome.toldAt)}.`,
    },
    ...(outcome.forFamily === null
      ? ([{ kind: "heading", text: "For you only" }] as const)
      : ([
          { kind: "heading", text: "What the family may be told" },
          { kind: "paragraph", text: outcome.forFamily },
          { kind: "heading", text: "For you only: do not share with the family" },
        ] as const)),
    { kind: "paragraph", text: outcome.forSender },
  ];
}

/** With the day itself: "due tomorrow" is read from a file on any day. */
function stillOpen(concern: Concern, now: Date): string {
  if (concern.decidedAt !== null) return clockSentence(concern, now);
  const due = now > concern.decideBy ? "was due by" : "is due by";
  return `Nobody has decided yet: the decision ${due} ${formatDateTime(concern.decideBy)}.`;
}

function entryBlocks(entry: PartEntry, toolOn: ToolOn): readonly Block[] {
  const added = `Added by ${entry.addedByName}, ${formatDateTime(entry.addedAt)}.`;
  const heading = { kind: "heading", text: readTitles[entry.part] } as const;
  if (entry.part === "words") {
    const { said = "", heardBy = "", heardAt = "" } = entry.answers;
    const heard = heardAt === "" ? heardBy : `${heardBy}, ${heardAt}`;
    return [heading, { kind: "quote", text: said, who: `Heard by ${heard}. ${added}` }];
  }
  return [
    heading,
    { kind: "facts", facts: entryFacts(entry, toolOn(entry.addedAt)) },
    { kind: "paragraph", text: added },
  ];
}
