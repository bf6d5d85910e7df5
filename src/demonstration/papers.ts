import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { meetingCommands as meetings } from "../rooms/meetings/index.ts";
import { paperCommands as papers } from "../rooms/outgoing-papers/index.ts";
import { findPerson } from "../rooms/subjects/index.ts";
import { actAs, actAsNobody, asPapersIn } from "./act-as.ts";
import type { Cast } from "./cast.ts";

export type Filling = { readonly cast: Cast; readonly clock: Clock };

/** How far each paper of the demonstration has come, of the latest approved meetings. */
const ways = ["given", "given", "released", "waiting", "waiting", "sent-back", "prepared"] as const;

/** The family’s papers of a few meetings, each as far as papers get. */
export async function fillPapers(tx: Tx, filling: Filling): Promise<void> {
  const rows = await tx
    .selectFrom("panels.meetings as m")
    .innerJoin("subjects.people as p", "p.person_id", "m.person_id")
    .select(["m.meeting_id as meetingId", "m.person_id as personId"])
    .where("m.approved_at", "is not", null)
    .where("p.restricted", "=", false)
    .orderBy("m.approved_at", "desc")
    .orderBy("m.meeting_id")
    .limit(ways.length)
    .execute();
  for (const [index, way] of ways.entries()) {
    const meeting = rows[index];
    if (meeting) await aPaper(tx, filling, { ...meeting, way });
  }
  await actAsNobody(tx);
}

type HandlerInput = {
  readonly meetingId: string;
  readonly personId: string;
  readonly way: (typeof ways)[number];
};

async function aPaper(tx: Tx, filling: Filling, { meetingId, personId, way }: HandlerInput) {
  const lead = await acting(tx, filling, "lead");
  const person = await findPerson(tx, lead.actor, personId);
  if (!person) throw new Error("the demonstration has no child to write about");
  const made = await papers.prepare(tx, lead, {
    person,
    kind: "family-plan",
    choices: [],
    ...(await meetings.familyPaper(tx, lead, { person, meetingId })),
    form: {
      recipient: "other",
      name: `Jo ${person.familyName}`,
      relation: "Parent",
      purpose: "",
      channel: "by-hand",
      address: "",
      home: "yes",
      hands: "Mariam Begum, and nobody else",
      out: [],
      reasons: new Map(),
    },
  });
  if (made.kind !== "accepted") throw new Error(`a paper was not prepared: ${made.kind}`);
  const { paperId } = made;
  if (way === "prepared") return;
  await papers.ask(tx, lead, paperId);
  if (way === "waiting") return;
  const manager = await acting(tx, filling, "manager");
  if (way === "sent-back") {
    const words = "Say whom they can ring at night.";
    await papers.sendBack(tx, manager, { paperId, words });
    return;
  }
  await papers.release(tx, manager, paperId);
  if (way === "released") return;
  const how = "Read together and handed over at home";
  const form = { on: datePartsOf(manager.today), how, readBack: "" };
  await papers.give(tx, await acting(tx, filling, "lead"), { paperId, form });
}

/** Somebody of the cast, this morning. */
export async function acting(tx: Tx, { cast, clock }: Filling, key: string) {
  const known = cast.get(key);
  if (!known) throw new Error(`the demonstration has nobody called ${key}`);
  const at = clock.now();
  const actor = await actAs(tx, known, at);
  return { actor, at, today: londonDate(at), asPapers: asPapersIn(tx, actor) };
}
