import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { invitePerson, setLastDay } from "../rooms/accounts/index.ts";
import { addToCircle, findPerson } from "../rooms/subjects/index.ts";
import { giveAction } from "../rooms/actions/index.ts";
import { actAs, actAsNobody, doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { importTeam } from "./people.ts";
import { personOf } from "./public-roles.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const leaver = { name: "Tomasz Wolny", email: "tomasz.wolny@eastmoor.example", phone: "" };
const promised = ["Ask the school for the attendance of this term", "Visit with the youth worker"];

/** A colleague of the lead's who never came in here, and whose last day is in three weeks: their manager is told. */
export async function fillLeaving(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = clock.today();
  const at = new Date(`${addDays(today, -30)}T15:40:00Z`);
  const admin = personOf(cast, "admin");
  await actAs(tx, admin, at);
  const invited = await invitePerson(tx, { ...leaver, ...(await itsPost(tx)) }, { at, today });
  if (invited.kind !== "invited") throw new Error("the demonstration has nobody who leaves");
  const { staffId } = invited;
  await actAsNobody(tx);
  const acting = { actor: personOf(cast, "coordinator"), at, today };
  for (const [index, personId] of (await someChildren(tx)).entries()) {
    const person = await findPerson(tx, acting.actor, personId);
    if (!person) continue;
    const basis = index === 0 ? "allocation" : "team-around-the-child";
    const place = { staff: staffId, basis, reason: "Works with the family." };
    await addToCircle(tx, acting, { person, form: place });
    const wording = promised[index];
    if (wording === undefined) continue;
    const due = datePartsOf(addDays(today, 9 + index));
    const form = { wording, owner: `staff:${staffId}`, due };
    const reach = { reach: "", basis: "", reason: "" };
    await doneBy(tx, acting, () => giveAction(tx, acting, { person, form, reach }));
  }
  const lastly = new Date(`${addDays(today, -1)}T09:20:00Z`);
  await actAs(tx, admin, lastly);
  await setLastDay(tx, { at: lastly, today }, { staffId, day: addDays(today, 21) });
  await actAsNobody(tx);
}

async function itsPost(tx: Tx): Promise<{ readonly team: string; readonly role: string }> {
  const { team_id: team } = await tx
    .selectFrom("directory.teams")
    .select("team_id")
    .where("name", "=", importTeam)
    .executeTakeFirstOrThrow();
  const { role_id: role } = await tx
    .selectFrom("directory.roles")
    .select("role_id")
    .where("key", "=", "practitioner")
    .executeTakeFirstOrThrow();
  return { team, role };
}

/** Four whose record is open to everybody who works with them. */
async function someChildren(tx: Tx): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("protect.tracker_entries as t")
    .innerJoin("subjects.people as p", "p.person_id", "t.person_id")
    .select("t.person_id")
    .where("t.is_open", "=", true)
    .where("p.restricted", "=", false)
    .orderBy("p.reference")
    .limit(4)
    .execute();
  return rows.map(({ person_id: personId }) => personId);
}
