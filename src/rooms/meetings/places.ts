import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { keepPanelPlace, type Person } from "../subjects/index.ts";
import type { PanelType } from "./panel-type.ts";

const day = 86_400_000;

type Keeping = {
  readonly person: Person;
  readonly staffIds: readonly string[];
  readonly type: PanelType;
};

/**
 * Brings the places in the circle into line with the invitations that stand: until the last meeting
 * somebody is asked to is over and the set number of days has passed, and no longer.
 */
export async function keepPlaces(
  tx: Tx,
  acting: { actor: StaffActor; at: Date },
  { person, staffIds, type }: Keeping,
): Promise<void> {
  for (const staffId of staffIds) {
    const row = await tx
      .selectFrom("panels.invitations as i")
      .innerJoin("panels.meetings as m", "m.meeting_id", "i.meeting_id")
      .select((is) => is.fn.max("m.starts_at").as("last"))
      .where("m.person_id", "=", person.personId)
      .where("m.cancelled_at", "is", null)
      .where("i.staff_id", "=", staffId)
      .where("i.withdrawn_at", "is", null)
      .executeTakeFirst();
    const last = row?.last as Date | null | undefined;
    const until = last ? new Date(last.getTime() + type.accessDaysAfter * day) : undefined;
    const reason = `Invited to a ${type.name.toLowerCase()} about the child.`;
    await keepPanelPlace(tx, acting, { person, place: { staffId, reason, until } });
  }
}
