import type { StaffActor } from "../../platform/access/actor.ts";
import { newId } from "../../kernel/ids.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { About } from "../child-record/index.ts";
import { dayDue, type TransferKinds } from "./transfer-kinds.ts";
import type { Transfer } from "./transfer-reads.ts";

export type NoticeIds = {
  readonly noticeId: string;
  /** Made by chance: nobody learns from it which child is meant. */
  readonly reference: string;
};

export function newNotice(): NoticeIds {
  const chance = newId().replaceAll("-", "").slice(-8).toUpperCase();
  return { noticeId: newId(), reference: `N-${chance}` };
}

/** By when the other area answers a notice of this day. */
export const answerBy = (
  { answerWithin }: TransferKinds,
  today: string,
  calendar: WorkingCalendar,
): string | undefined => dayDue(answerWithin, today, calendar);

type Keeping = {
  readonly person: About;
  readonly transfer: Transfer;
  readonly ids: NoticeIds;
  readonly paperId: string;
  readonly answerBy: string | undefined;
};

/** Keeps which paper a notice is. Releasing and sending it are the paper's own steps. */
export async function keepNotice(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { person, transfer, ids, paperId, answerBy: due }: Keeping,
): Promise<void> {
  await tx
    .insertInto("protect.border_notices")
    .values({
      border_notice_id: ids.noticeId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      transfer_id: transfer.transferId,
      reference: ids.reference,
      paper_id: paperId,
      answer_by: due ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}
