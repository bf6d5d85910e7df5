import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import { addPart, findConcern, listSendingTeams, type PartAdding } from "../rooms/intake/index.ts";
import { mashPartners, type Episode } from "../rooms/mash/index.ts";
import { declineOffer, readOffers } from "../rooms/offered-facts/index.ts";
import { findPerson } from "../rooms/subjects/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { closeConcern } from "./closed-concerns.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock; readonly rooms: Rooms };

const hour = 3_600_000;
const day = 24 * hour;

/**
 * Two agencies about one child whose date of birth nobody knows: one thinks the child is about 13, the other said 15, and
 * they do not mean the same by a person at home. Nothing of it is in the record.
 */
export async function fillTwoAgencies(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const { concernId: earlier, personId } = await tx
    .selectFrom("identify.concerns as c")
    .innerJoin("subjects.people as p", "p.person_id", "c.person_id")
    .innerJoin("directory.staff as s", "s.staff_id", "c.sent_by")
    .select(["c.concern_id as concernId", "p.person_id as personId"])
    .where("p.born_on", "is", null)
    .where("c.age_about", "=", 15)
    .where("s.staff_id", "=", cast.get("youthworker")?.id ?? "")
    .executeTakeFirstOrThrow();
  const nurse = cast.get("nurse");
  const child = nurse && (await findPerson(tx, nurse, personId));
  if (!child) throw new Error("the demonstration has no child whose date of birth nobody knows");
  const at = new Date(clock.now().getTime() - 4 * day);
  const worry = "Came to the clinic in a hurry, with a man who waited outside and rang twice.";
  const askFirst = (episode: Episode, when: Date) => check(tx, cast, episode, when);
  const later = await closeConcern(
    { tx, cast, clock },
    { child, key: "nurse", worry, at, age: "13", askFirst },
  );
  const said = "He is only nice to me when I do what he says.";
  await add(tx, cast, {
    concernId: later,
    key: "nurse",
    at,
    parts: [
      ["words", { said, heardBy: "The clinic’s nurse", heardAt: "At the clinic" }],
      ["family", { name1: "Lee", is1: "Mother’s partner" }],
      ["screening", { a1: "yes", "a1-seen": "Was at the clinic in school hours, twice" }],
    ],
  });
  await add(tx, cast, {
    concernId: earlier,
    key: "youthworker",
    at,
    parts: [["family", { name1: "Lee", is1: "Uncle" }]],
  });
}

/** The police are asked about the child, and answer with a car. */
async function check(tx: Tx, cast: Cast, episode: Episode, at: Date): Promise<void> {
  const [mash, police] = [cast.get("mash"), cast.get("police")];
  if (!mash || !police) throw new Error("the demonstration has nobody to ask, or to answer");
  const by = { actor: mash, at, today: londonDate(at) };
  const ground = await mashPartners.askContext(tx, { episode, today: by.today, now: by.at });
  const own = police.posts.map(({ agencyId }) => agencyId);
  const agencies = ground.askable.map(({ agencyId }) => agencyId).filter((id) => own.includes(id));
  const reason = "To know who the man is who waited.";
  const form = { agencies, rung: [], together: [], reason, basis: "" };
  const asked = await doneBy(tx, by, () =>
    mashPartners.askAgencies(tx, by, { episode, form, ground }),
  );
  if (asked.kind !== "accepted") throw new Error(`asking was ${asked.kind}`);
  const [asking] = await mashPartners.listChecksOn(tx, episode.concernId);
  if (!asking) throw new Error("a partner check of the demonstration is gone");
  const words = "Stopped in July as the passenger of QX14 HRT, driven by an adult. No offence.";
  const answers = asking.children.map(({ childId }) => ({ childId, holds: "something", words }));
  const answering = { actor: police, at, today: by.today };
  await doneBy(tx, answering, () =>
    mashPartners.answerCheck(tx, answering, { check: asking, answers, byTelephone: false }),
  );
}

type Adding = {
  readonly concernId: string;
  readonly key: string;
  readonly at: Date;
  readonly parts: readonly (readonly [PartAdding["part"], PartAdding["typed"]])[];
};

async function add(tx: Tx, cast: Cast, { concernId, key, at, parts }: Adding): Promise<void> {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  const by = { actor, at: new Date(at.getTime() + 4 * hour), today: londonDate(at) };
  const concern = await findConcern(tx, await listSendingTeams(tx, actor, by.today), concernId);
  if (!concern) throw new Error("an invented concern is gone");
  for (const [part, typed] of parts)
    await doneBy(tx, by, () =>
      addPart(tx, by, { concern, part, id: newId(), replaces: "", typed }),
    );
}

/** Of what visits named, a car is declined with its reason; a telephone number waits. */
export async function fillOfferedFacts(tx: Tx, { cast, clock, rooms }: Filling): Promise<void> {
  const actor = cast.get("lead");
  if (!actor) throw new Error("the demonstration has no lead practitioner");
  const at = new Date(clock.now().getTime() - 2 * day);
  const by = { actor, at, today: londonDate(at) };
  const person = await tx
    .selectFrom("protect.visits")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .where("observed", "like", "%QX12 ABC%")
    .executeTakeFirstOrThrow();
  const { open } = await readOffers(tx, { rooms, personId: person.personId });
  const offer = open.find(({ sort }) => sort === "vehicle");
  if (!offer) throw new Error("the demonstration has no car that a visit named");
  const form = { reason: "The car of an aunt, who is in the plan", version: "" };
  const declined = await doneBy(tx, by, () => declineOffer(tx, by, { person, offer, form }));
  if (declined.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(declined)}`);
}
