import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Posted } from "../directory/index.ts";
import {
  quorumWords,
  kindName,
  neverTakenWords,
  notTakenWords,
  whyNotTaken,
} from "../meetings/index.ts";
import { askToAgenda, seat } from "./ask-people.ts";
import type { SittingChanged } from "./change-sitting.ts";
import type { Panel } from "./panel.ts";
import { isOpen, type Sitting, type SittingPerson } from "./sitting-reads.ts";

/**
 * Asks somebody else to a sitting, such as a deputy, and to every item that the asking person reads and
 * of which they have no conflict.
 */
export async function askToSitting(
  tx: Tx,
  acting: CommandContext,
  asked: { readonly sittingId: string; readonly posted: readonly Posted[]; readonly staff: string },
): Promise<SittingChanged> {
  const { sittingId } = asked;
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  const person = asked.posted.find(({ staffId }) => staffId === asked.staff);
  if (!person)
    return { kind: "invalid", errors: [{ field: "colleague", message: "Choose a colleague" }] };
  await seat(tx, acting, { sittingId, people: [person] });
  await askToAgenda(tx, acting, { sittingId, staffIds: [person.staffId] });
  return { kind: "accepted" };
}

type Came = Pick<SittingPerson, "agencyKind" | "attended">;

/** Until somebody takes the attendance nobody can be said to be missing. */
export const isTaken = (people: readonly Pick<Came, "attended">[]): boolean =>
  people.some(({ attended }) => attended !== null);

/**
 * What is asked of the chair who approves: why nobody recorded who came, or why the sitting went on without
 * an agency that it needs. Undefined where nothing is to be explained.
 */
export function whyAsked(
  panel: Pick<Panel, "quorum">,
  people: readonly Came[],
): { readonly label: string; readonly missing: string } | undefined {
  if (!isTaken(people)) return whyNotTaken;
  const agencies = quorumMissing(panel, people).join(" and ");
  if (agencies === "") return undefined;
  return {
    label: `Why the meeting went ahead without ${agencies}`,
    missing: `Enter why the meeting went ahead without ${agencies}`,
  };
}

/** From when it begins: before that nobody is missing, whatever somebody recorded. */
export function thereWords(
  panel: Pick<Panel, "quorum">,
  people: readonly Came[],
  { approvedAt }: Pick<Sitting, "approvedAt">,
): string {
  if (isTaken(people)) return quorumWords(quorumMissing(panel, people));
  return approvedAt === null ? notTakenWords : neverTakenWords;
}

/** Kinds of agency of the quorum that nobody came for, in words. */
export function quorumMissing(
  { quorum }: Pick<Panel, "quorum">,
  people: readonly Came[],
): readonly string[] {
  const there = people.filter(({ attended }) => attended === "attended" || attended === "deputy");
  return quorum
    .filter((kind) => !there.some(({ agencyKind }) => agencyKind === kind))
    .map(kindName);
}
