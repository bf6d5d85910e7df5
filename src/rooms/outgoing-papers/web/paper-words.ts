import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { adultDecides } from "../../family-network/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { isAboutAddress, recipientReasons, type RecipientReason } from "../judge-recipient.ts";
import { isForFamily } from "../kinds.ts";
import type { Ring } from "../paper-checks.ts";
import type { LeavingPaper, PaperLine, PaperState } from "../paper-reads.ts";

export const stateWords: Readonly<Record<PaperState, string>> = {
  prepared: "Prepared, not sent for release",
  waiting: "Waiting for a second person",
  released: "Released, not given yet",
  "sent-back": "Sent back",
  withdrawn: "Withdrawn",
  given: "Given",
};

/** Outcome last: "Released by Dana Fox, 24 November 2026, 10:00". */
export function lastStep(line: PaperLine): string {
  if (line.givenOn !== null) return `Given on ${formatDate(line.givenOn)}`;
  if (line.settledBy !== null && line.settledAt !== null) {
    return `By ${line.settledBy}, ${formatDateTime(line.settledAt)}`;
  }
  const at = line.askedAt ?? line.preparedAt;
  return `Prepared by ${line.preparedBy}, ${formatDateTime(at)}`;
}

/** What may be said to everybody: never why, but for what everybody who reads the record sees there. */
export function mayNotGo(reasons: readonly RecipientReason[], ring: readonly Ring[]): string {
  if (reasons.includes("untold"))
    return "This paper cannot go to this person: they must not be told. See Family and network.";
  if (reasons.includes("adult")) return `This paper cannot go to this person. ${adultDecides}.`;
  const stopped = reasons.every(isAboutAddress)
    ? "This paper cannot be posted to this address. Give it another way, or ring"
    : "This paper cannot go to this person. Ring";
  const [first] = ring;
  if (!first) return `${stopped} the MASH or the co-ordinator.`;
  const phone = first.phone === null ? "" : `, ${first.phone}`;
  return `${stopped} ${first.name}${phone}.`;
}

/** Why, for those who manage conflicts of interest about this child; nothing for everybody else. */
export const whyNot = (
  reasons: readonly RecipientReason[],
  facts: Pick<ChildFacts, "actor" | "person" | "circle">,
): readonly string[] =>
  mayDo(facts.actor, "conflict.manage", facts)
    ? reasons.map((reason) => recipientReasons[reason].words)
    : [];

/** At the foot of every sheet. A paper for a family carries no marking that would say what it is about. */
export function footOf({ kind, reference, recipientName }: PaperLine): string {
  const whose = `${reference}, for ${recipientName}`;
  return isForFamily(kind) ? whose : `OFFICIAL-SENSITIVE ${whose}`;
}

/** As it is handed over: its number beside who it is for. */
export const asPrinted = ({ document, reference }: LeavingPaper): LeavingPaper["document"] => ({
  ...document,
  madeFor: `${document.madeFor} (${reference})`,
});
