import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { meetingCommands as meetings } from "../rooms/meetings/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cast } from "./cast.ts";
import { dateLines } from "./children.ts";
import { openChildren } from "./meetings.ts";
import { personOf } from "./public-roles.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00Z`);

/** The meetings to come are answered by some and not by all; one strategy discussion has begun an enquiry. */
export async function fillInvitations(tx: Tx, filling: Filling): Promise<void> {
  const { cast, clock } = filling;
  const today = clock.today();
  const rows = await tx
    .selectFrom("panels.meetings")
    .select(["meeting_id", "person_id"])
    .where("starts_at", ">", clock.now())
    .where("cancelled_at", "is", null)
    .orderBy("starts_at")
    .execute();
  for (const { meeting_id: meetingId, person_id: personId } of rows) {
    const person = await findPerson(tx, personOf(cast, "lead"), personId);
    if (person) await answerSome(tx, filling, { person, meetingId });
  }
  const children = await openChildren(tx, personOf(cast, "coordinator"));
  const person = children.at(5);
  if (person) await discuss(tx, filling, { person, day: addDays(today, -1) });
  await dateLines(tx);
}

type About = { readonly person: Person; readonly meetingId: string };

async function answerSome(tx: Tx, { cast, clock }: Filling, about: About): Promise<void> {
  const today = clock.today();
  const acting = (key: string) => ({ actor: personOf(cast, key), at: clock.now(), today });
  const answers = [
    ["lead", "coming"],
    ["nurse", "coming"],
    ["school", "apologies"],
  ] as const;
  for (const [key, answer] of answers) {
    await meetings.answer(tx, acting(key), { ...about, answer });
  }
  const agencyId = personOf(cast, "police").posts[0]?.agencyId ?? "";
  await meetings.askForUpdate(tx, acting("lead"), { ...about, agencyId });
}

/** Called in the morning, held the same afternoon. */
async function discuss(
  tx: Tx,
  { cast }: Filling,
  { person, day }: { readonly person: Person; readonly day: string },
): Promise<void> {
  const lead = { actor: personOf(cast, "lead"), at: at(day, "10:20"), today: day };
  const booked = await meetings.bookMeeting(tx, lead, {
    person,
    form: {
      type: "strategy-discussion",
      on: datePartsOf(day),
      time: "15:00",
      minutes: "45",
      place: "By video",
      joinLink: "https://meet.eastmoor.example/room-2",
      chair: personOf(cast, "chair").id,
      invited: ["lead", "police", "nurse"].map((key) => personOf(cast, key).id),
    },
  });
  if (booked.kind === "invalid") throw new Error("a strategy discussion was refused");
  const about = { person, meetingId: booked.meetingId };
  for (const key of ["lead", "police", "nurse", "chair"]) {
    const answering = { ...lead, actor: personOf(cast, key), at: at(day, "10:50") };
    await meetings.answer(tx, answering, { ...about, answer: "coming" });
  }
  const held = { ...lead, at: at(day, "15:45") };
  await meetings.attend(tx, held, { ...about, away: [] });
  await meetings.decide(tx, held, {
    ...about,
    decision: "section-47-joint",
    reason:
      "New bruises that the school saw, and two adults waiting outside. Police and social care see the child together this evening.",
  });
}
