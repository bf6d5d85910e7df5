import type { VNode } from "preact";
import { Overtaken } from "../../../../ui/forms/index.ts";
import { memberName, partOf, placeOf } from "../household-form.ts";
import type { Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";

type ChangedMeanwhile = Pick<HouseholdPage, "members" | "typed">;

/** Somebody was first with one of them: with which, before anything is done over theirs. */
export const ChangedMeanwhile = ({ members, typed }: ChangedMeanwhile): VNode => (
  <Overtaken
    title="A colleague worked on this household while you were writing"
    says="Nothing of yours has been recorded. What you typed is still here."
    links={listed(members.filter((member) => isMoved(member, typed)))}
  />
);

const listed = (moved: readonly Member[]) =>
  moved.length === 0
    ? [{ text: "One of these concerns cannot be decided here any more", href: "#household" }]
    : moved.map((member) => ({
        text: `${memberName(member)}: read what they did, then record yours if it still applies`,
        href: `#${placeOf(member)}`,
      }));

/** Not the version that was read. */
function isMoved(member: Member, typed: HouseholdPage["typed"]): boolean {
  const read = typed[partOf("version", member)];
  return read !== undefined && read !== String(member.episode.version);
}
