import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  leadSchemeOn,
  listBodies,
  nameLead,
  sendMessage,
  openMine,
  listReceipts,
  tellReceipt,
} from "../rooms/agency-leads/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Who leads where: by part of the name of an agency, or the so many-th school. */
const stories = [
  { at: "Police", staff: "police", name: "", title: "Exploitation lead", trained: 200, ago: 40 },
  { at: "Health", staff: "nurse", name: "", title: "Named nurse", trained: 400, ago: 90 },
  { at: "Council", staff: "manager", name: "", title: "Head of service", trained: 100, ago: 20 },
  { at: "Fernhill", staff: "school", name: "", title: "Designated lead", trained: 300, ago: 15 },
  { at: 0, staff: "", name: "Ines Marlow", title: "Designated lead", trained: 900, ago: 30 },
  { at: 1, staff: "", name: "Colm Pryce", title: "Assistant head", trained: 400, ago: 300 },
] as const;

/** Where those are rung who have no account. */
const outsiders = { "Ines Marlow": "020 7946 0157", "Colm Pryce": "020 7946 0158" } as const;

/** Leads of agencies and schools: one school with none, one whose training has ended; and a message to them. */
export async function fillLeads(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const coordinator = member(cast, "coordinator");
  const scheme = await leadSchemeOn(tx, clock.today());
  const bodies = await listBodies(tx, []);
  const schools = bodies.filter((one) => one.of === "school");
  for (const story of stories) {
    const { at } = story;
    const body =
      typeof at === "number"
        ? schools[at]
        : bodies.find((one) => one.of === "agency" && one.name.includes(at));
    if (!body) continue;
    const today = addDays(clock.today(), -story.ago);
    const acting = { actor: coordinator, at: new Date(`${today}T10:10:00Z`), today, scheme };
    const form = {
      staff: story.staff === "" ? "" : member(cast, story.staff).id,
      name: story.name,
      jobTitle: story.title,
      // A colleague with an account is rung on the number of the account.
      phone: story.staff === "" ? outsiders[story.name] : "",
      email: "",
      area: "",
      training: "exploitation",
      trainedOn: datePartsOf(addDays(clock.today(), -story.trained)),
    };
    const wanted = { body, isDeputy: false, areas: [], form, instead: "" };
    const change = await nameLead(tx, acting, wanted);
    if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  }
  await write(tx, { cast, clock });
}

/** About the place in the demonstration, in words that name nobody. */
async function write(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const today = addDays(clock.today(), -2);
  const { rows } = await sql<{ id: string }>`
    select thing_id as id from subjects.things where kind = 'place' order by label limit 1`.execute(
    tx,
  );
  const scheme = await leadSchemeOn(tx, today);
  const acting = {
    actor: member(cast, "coordinator"),
    at: new Date(`${today}T15:20:00Z`),
    today,
    scheme,
    asPapers: () => Promise.reject(new Error("nothing is compared in the demonstration")),
    // The words are invented here and name nobody.
    findChildrenNamed: () => Promise.resolve([]),
    requestId: "demonstration",
  };
  const form = {
    theme: "",
    subject: "After school at the arches",
    kinds: [],
    areas: [],
    wording:
      "Young people are offered food and lifts behind the bus station from four o’clock. Tell staff on the gate. If you see a lift being offered, note the time and the registration and ring 101.",
    stopsOn: datePartsOf(addDays(clock.today(), 26)),
  };
  const wanted = { thingId: rows[0]?.id ?? null, form, kinds: [], areas: [] };
  const sent = await sendMessage(tx, acting, wanted);
  if (sent.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(sent)}`);
  await reach(tx, { cast, clock });
}

/** The police opened it the same evening, one school was rung; the others have still to be reached. */
async function reach(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const message = await tx
    .selectFrom("protect.lead_messages")
    .select("lead_message_id as id")
    .executeTakeFirstOrThrow();
  const day = addDays(clock.today(), -2);
  const police = { actor: member(cast, "police"), at: new Date(`${day}T17:40:00Z`) };
  await openMine(tx, police, message.id);
  const school = (await listReceipts(tx, message.id)).find((one) => one.staffId === null);
  const next = new Date(`${addDays(day, 1)}T09:05:00Z`);
  if (school) await tellReceipt(tx, { actor: member(cast, "coordinator"), at: next }, school.id);
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}
