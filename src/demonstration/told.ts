import { addDays } from "../kernel/dates.ts";
import type { Clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cast } from "./cast.ts";

/** Of every four children three were told; of the others some have a reason, one of them to be reviewed. */
export async function fillTold(
  tx: Tx,
  { cast, clock }: { readonly cast: Cast; readonly clock: Clock },
): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) return;
  const today = clock.today();
  const children = await tx
    .selectFrom("protect.tracker_entries")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .where("is_open", "=", true)
    .orderBy("person_id")
    .execute();
  const recorded = { recorded_by: lead.id, recorded_at: clock.now() };
  for (const [index, { personId, partnershipId }] of children.entries()) {
    if (index % 8 === 7) continue;
    const isTold = index % 4 !== 3;
    await tx
      .insertInto("protect.tellings")
      .values({
        telling_id: newId(),
        partnership_id: partnershipId,
        person_id: personId,
        who: "child",
        outcome: isTold ? "told" : "not-told",
        ...recorded,
        ...(isTold
          ? {
              told_on: addDays(today, -(7 + (index % 90))),
              told_by: lead.name,
              how: "In a talk, with the notice read together",
            }
          : {
              reason: "Telling now could warn somebody who is a danger to the child",
              review_by: addDays(today, (index % 30) - 5),
            }),
      })
      .execute();
  }
  await disputeOne(tx, recorded);
}

/** One young person says that a level is wrong, and was answered. */
async function disputeOne(
  tx: Tx,
  recorded: { readonly recorded_by: string; readonly recorded_at: Date },
): Promise<void> {
  const decision = await tx
    .selectFrom("protect.level_decisions")
    .select(["level_decision_id as id", "person_id as personId", "partnership_id as partnershipId"])
    .select("decided_on as decidedOn")
    .where("basis", "=", "decided")
    .orderBy("level_decision_id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!decision) return;
  await tx
    .insertInto("protect.disputes")
    .values({
      dispute_id: newId(),
      partnership_id: decision.partnershipId,
      person_id: decision.personId,
      about: "level",
      about_id: decision.id,
      disputed_by: "the young person",
      disputed_on: decision.decidedOn,
      says: "I have not been there for weeks. It says so as if it was yesterday.",
      ...recorded,
      answer:
        "Looked at again with her: the date is in the note now. The level stands until its review.",
      answered_by: recorded.recorded_by,
      answered_at: recorded.recorded_at,
    })
    .execute();
}
