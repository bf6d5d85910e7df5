import type { Tx } from "../../../platform/database/database.ts";
import { keepOnly } from "../../../platform/database/keep-only.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { answerChase, type AnswerChange, type Answering } from "../../overdue/index.ts";
import { notify } from "../../work/index.ts";
import { findAgencyChase, type AgencyChase } from "./agency-reads.ts";

export type AgencyAnswer = AnswerChange | { readonly kind: "answered"; readonly personId: string };

/**
 * Answers a question that was put to somebody of the agency. The database keeps that whoever is
 * asked answers: the question becomes this one's together with the answer, or stays where it was.
 * The history says who was asked before, and they are told.
 */
export async function answerForAgency(
  tx: Tx,
  acting: CommandContext,
  answering: Answering,
): Promise<AgencyAnswer> {
  const { actor } = acting;
  const { chaseId } = answering;
  await oneAtATime(tx, `chase ${chaseId}`);
  const before = await findAgencyChase(tx, actor, chaseId);
  if (!before) return { kind: "absent" };
  if (before.answeredAt !== null) return { kind: "answered", personId: before.personId };
  if (before.askedOfId === actor.id) return answerChase(tx, acting, answering);
  return takeOver(tx, acting, { before, answering });
}

const isAccepted = ({ kind }: AnswerChange): boolean => kind === "accepted";

type Taking = { readonly before: AgencyChase; readonly answering: Answering };

async function takeOver(
  tx: Tx,
  acting: CommandContext,
  { before, answering }: Taking,
): Promise<AnswerChange> {
  const { actor, at } = acting;
  const { chaseId } = answering;
  const change = await keepOnly<AnswerChange>(tx, isAccepted, async () => {
    await tx
      .updateTable("work.chases")
      .set((row) => ({ asked_of_staff_id: actor.id, version: row("version", "+", 1) }))
      .where("chase_id", "=", chaseId)
      .where("answered_at", "is", null)
      .execute();
    return answerChase(tx, acting, answering);
  });
  if (!isAccepted(change)) return change;
  const { partnershipId, personId, askedOfId } = before;
  const notice = {
    partnershipId,
    staffIds: [askedOfId],
    kind: "chase",
    headline: "Your agency’s system answered a question that was put to you",
    href: `/children/${personId}/plan`,
  } as const;
  await notify(tx, notice, { by: actor, at });
  return change;
}
