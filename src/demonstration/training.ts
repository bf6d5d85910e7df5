import type { Clock } from "../kernel/clock.ts";
import { addDays, londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addEdition,
  addPerson,
  addToTeam,
  allBodies,
  bodyKey,
  findCourse,
  findPerson,
  keepCourse,
  keepSession,
  listEditions,
  nameContact,
  offerSupport,
  recordAttendance,
  registerSelf,
  stateHeadcount,
  takePlace,
} from "../rooms/training/index.ts";
import type { Cast } from "./cast.ts";
import { trainingCourses, trainingHeadcounts, trainingPeople } from "./training-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/** Courses with sessions that were and that are to come, who was there, and headcounts of some agencies and schools. */
export async function fillTraining(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by = (key: string, ago: number): By => {
    const today = addDays(clock.today(), -ago);
    return { actor: member(cast, key), at: new Date(`${today}T09:30:00Z`), today };
  };
  const people = await fillPeople(tx, by);
  for (const [at, story] of trainingCourses.entries()) {
    const courseId = await aCourse(tx, by("training", 90), story.course);
    const course = await findCourse(tx, courseId);
    if (!course) throw new Error("the course is not there");
    for (const [turn, session] of story.sessions.entries()) {
      const planned = by("training", Math.max(1, -session.inDays + 30));
      const sessionId = await aSession(tx, planned, { courseId, session, clock });
      const booked = people.filter((_, nth) => (nth + turn + at) % 3 !== 0);
      for (const personId of booked) await takePlace(tx, planned, { sessionId, personId });
      if (session.inDays >= 0) continue;
      const held = by("training", -session.inDays);
      for (const [nth, personId] of booked.slice(0, session.seats).entries()) {
        const person = await findPerson(tx, personId);
        if (!person) throw new Error("nobody is there");
        const state = nth % 5 === 4 ? "absent" : "attended";
        await recordAttendance(tx, held, {
          person,
          course,
          on: londonDate(held.at),
          state,
          source: "list",
          sessionId,
        });
      }
    }
  }
  await fillHeadcounts(tx, by);
}

async function fillPeople(tx: Tx, by: (key: string, ago: number) => By) {
  const bodies = await allBodies(tx);
  const bodyOf = (part: string): string => {
    const body = bodies.find(({ of, name }) => of === "agency" && name.includes(part));
    if (!body) throw new Error(`the demonstration has no ${part}`);
    return bodyKey(body);
  };
  const ids: string[] = [];
  for (const { as, body, manager = "", ...story } of trainingPeople) {
    const works = { staffNumber: "", version: "", ...story, body: bodyOf(body) };
    const added =
      as === "self"
        ? await registerSelf(tx, by(story.key, 120), works)
        : manager === ""
          ? await addPerson(tx, by("training", 120), { ...works, manager: "" })
          : await addToTeam(tx, by(manager, 120), works);
    ids.push(accepted(added, "personId"));
  }
  return ids;
}

type Course = (typeof trainingCourses)[number]["course"];

async function aCourse(tx: Tx, by: By, story: Course): Promise<string> {
  const form = { ...story, audiences: [...story.audiences], version: "" };
  const courseId = accepted(await keepCourse(tx, by, { course: undefined, form }), "courseId");
  const course = await findCourse(tx, courseId);
  if (!course) throw new Error("the course is not there");
  const version = {
    trainers: "Amy Stone, with a social worker and a detective of the exploitation team",
    materials: "Slides and trainer’s notes\nFilm of six minutes\nA card with whom to ring",
    changed: "First version, with two local case studies that are invented",
    inUseFrom: datePartsOf(addDays(by.today, -30)),
    version: "",
  };
  accepted(await addEdition(tx, by, { course, form: version }));
  return courseId;
}

type Session = (typeof trainingCourses)[number]["sessions"][number];
type Planned = { readonly courseId: string; readonly session: Session; readonly clock: Clock };

async function aSession(tx: Tx, by: By, { courseId, session, clock }: Planned): Promise<string> {
  const [edition] = await listEditions(tx, courseId);
  const { inDays, seats, ...story } = session;
  const form = {
    ...story,
    on: datePartsOf(addDays(clock.today(), inDays)),
    seats: String(seats),
    edition: edition?.editionId ?? "",
    version: "",
  };
  const made = await keepSession(tx, by, { course: { courseId }, session: undefined, form });
  return accepted(made, "sessionId");
}

async function fillHeadcounts(tx: Tx, by: (key: string, ago: number) => By): Promise<void> {
  const bodies = await allBodies(tx);
  for (const { part, audience, people, ago } of trainingHeadcounts) {
    const body = bodies.find(({ of, name }) => of === "agency" && name.includes(part));
    if (!body) continue;
    const stated = by("training", 5);
    const countedOn = datePartsOf(addDays(stated.today, -ago));
    const form = { body: bodyKey(body), audience, role: "", people, countedOn, version: "" };
    accepted(await stateHeadcount(tx, stated, form));
  }
  const health = bodies.find(({ of, name }) => of === "agency" && name.includes("Health"));
  const contact = { body: health ? bodyKey(health) : "", email: "nurse@eastmoor.example" };
  accepted(await nameContact(tx, by("training", 60), { ...contact, version: "" }));
  const school = bodies.find(({ of }) => of === "school");
  if (!school) return;
  const offer = {
    audience: "designated-lead",
    wording: "A session at the school on its next training day, and a call with the new lead",
    owner: "youthworker@eastmoor.example",
    dueOn: datePartsOf(addDays(by("training", 0).today, 21)),
    version: "",
  };
  accepted(await offerSupport(tx, by("training", 2), { body: school, form: offer }));
}

type Answered = { readonly kind: string };

/** What a command made; the demonstration is wrong where it made nothing. */
function accepted(change: Answered, made?: string): string {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  return made === undefined ? "" : ((change as Answered & Record<string, string>)[made] ?? "");
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}
