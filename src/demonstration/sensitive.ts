import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { addTeam } from "../rooms/directory/index.ts";
import { invitePerson } from "../rooms/accounts/index.ts";
import { listServices, setServiceTeam } from "../rooms/support/index.ts";
import { addToCircle, findPerson } from "../rooms/subjects/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { personOf } from "./public-roles.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const counsellor = {
  name: "Ines Duarte",
  email: "ines.duarte@eastmoor.example",
  phone: "020 7946 0183",
};
const service = "Eastmoor CAMHS";

/** A counsellor of a sensitive service in one child's circle: named to its list, and words to everybody else. */
export async function fillSensitive(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = clock.today();
  const at = new Date(`${addDays(today, -26)}T11:10:00Z`);
  const keeper = personOf(cast, "coordinator");
  const team = await addTeam(tx, {
    partnershipId: keeper.partnershipId,
    team: "CAMHS counsellors",
    agency: { name: "Eastmoor Health Trust", kind: "health" },
    receivesImports: false,
    receivesConcerns: false,
  });
  await actAs(tx, personOf(cast, "admin"), at);
  const post = { team, role: await roleOf(tx) };
  const invited = await invitePerson(tx, { ...counsellor, ...post }, { at, today });
  if (invited.kind !== "invited") throw new Error("the demonstration has no counsellor");
  await actAs(tx, keeper, at);
  const open = await listServices(tx, { today });
  const serviceId = open.find(({ name }) => name === service)?.serviceId ?? "";
  const form = { team, off: "" };
  const named = await setServiceTeam(tx, keeper, { serviceId, form });
  if (named.kind !== "accepted") throw new Error("the counsellor's team is no service's");
  // Who stands on the list of the service lets them in: to others they are no name to choose.
  const lead = personOf(cast, "lead");
  await actAs(tx, lead, at);
  const person = await findPerson(tx, lead, await itsChild(tx));
  if (!person) throw new Error("the counsellor's child is out of reach");
  const place = { staff: invited.staffId, basis: "team-around-the-child" };
  const reason = "Sees the child each week; asks before anything is shared.";
  const added = await addToCircle(
    tx,
    { actor: lead, at, today },
    { person, form: { ...place, reason } },
  );
  if (added.kind !== "accepted") throw new Error(JSON.stringify(added.errors));
  await actAsNobody(tx);
}

async function roleOf(tx: Tx): Promise<string> {
  const { role_id: role } = await tx
    .selectFrom("directory.roles")
    .select("role_id")
    .where("key", "=", "voluntary-key-worker")
    .executeTakeFirstOrThrow();
  return role;
}

/** The first whose record is open to everybody who works with them, and held by the lead's team. */
async function itsChild(tx: Tx): Promise<string> {
  const { person_id: personId } = await tx
    .selectFrom("protect.tracker_entries as t")
    .innerJoin("subjects.people as p", "p.person_id", "t.person_id")
    .innerJoin("sec.memberships as m", "m.circle_id", "p.circle_id")
    .select("t.person_id")
    .where("t.is_open", "=", true)
    .where("p.restricted", "=", false)
    .where("m.basis", "=", "allocation")
    .where("m.ends_at", "is", null)
    .orderBy("p.reference")
    .limit(1)
    .executeTakeFirstOrThrow();
  return personId;
}
