import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { getWorkingCalendar } from "../rooms/directory/index.ts";
import {
  missingOfAll,
  saveTriggerPlan,
  gradeSchemeOn,
  reportMissing,
  tellOfMissing,
  addUpdate,
  interviewClockOn,
  recordReturn,
  stopInterview,
  recordPrevention,
  reasonsOn,
  recordAttempt,
  passOn as missingPassOn,
  listPassedOn,
  settlePassedOn,
} from "../rooms/missing/index.ts";
import { momentFieldsOf } from "../kernel/moment-fields.ts";
import { findPerson, listCircle, type Person } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { dateLines } from "./children.ts";
import {
  childStories,
  planWords,
  type AttemptStory,
  type ChildStory,
  type MissingStory,
} from "./missing-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Telling = Filling & { readonly tx: Tx; readonly person: Person };

/** Children who are missing now and who were, told by the same commands that people use. */
export async function fillMissing(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const children = await someChildren(tx, cast);
  for (const [index, story] of childStories.entries()) {
    const person = children[index];
    if (person) await tell({ tx, cast, clock, person }, story);
  }
  await dateLines(tx);
}

/** What the team enters of children who were missing is what is recorded, so that no page says another number. */
export async function countMissingAgain(tx: Tx, clock: Clock): Promise<void> {
  const numbers = missingOfAll(sql`protect.tracker_entries`, { at: clock.now() });
  await sql`
    update protect.tracker_entries t set missing_count = n.recorded, missing_counted_on = ${clock.today()}
    from (${numbers}) n where n.person_id = t.person_id and t.missing_count is not null`.execute(
    tx,
  );
}

/** With a lead practitioner, neither restricted nor protected: other stories are told of those. */
async function someChildren(tx: Tx, cast: Cast): Promise<readonly Person[]> {
  const { rows } = await sql<{ personId: string }>`
    select p.person_id as "personId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
      and exists (select from sec.memberships m where m.circle_id = p.circle_id and m.basis = 'allocation' and m.ends_at is null)
    order by p.reference desc offset 6 limit ${childStories.length}`.execute(tx);
  const found = await Promise.all(
    rows.map(({ personId }) => findPerson(tx, member(cast, "coordinator"), personId)),
  );
  return found.filter((one) => one !== undefined);
}

function member(cast: Cast, key: string): StaffActor {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  return actor;
}

const hour = 3_600_000;

/** So many hours ago, on the minute; and as the moment of somebody acting. */
const ago = ({ clock }: Filling, hours: number): Date =>
  new Date(Math.floor((clock.now().getTime() - hours * hour) / 60_000) * 60_000);
const inTheMorning = (at: Date): Date => new Date(`${londonDate(at)}T10:20:00Z`);
const acting = (telling: Telling, key: string, at: Date) => ({
  actor: member(telling.cast, key),
  at,
  today: londonDate(at),
});

async function tell(telling: Telling, { hasPlan, episodes }: ChildStory): Promise<void> {
  const { tx, person } = telling;
  if (hasPlan) {
    const form = { ...planWords, version: "0" };
    await saveTriggerPlan(tx, acting(telling, "lead", ago(telling, 30 * 24)), {
      person,
      form,
    });
  }
  for (const story of episodes) {
    const episodeId = await report(telling, story);
    if (story.update !== undefined) await update(telling, episodeId, story.update);
    if (story.back === undefined) {
      await tellLead(telling, episodeId);
    } else {
      await comeBack(telling, episodeId, { ...story, back: story.back });
    }
  }
}

async function report(telling: Telling, story: MissingStory): Promise<string> {
  const { tx, person } = telling;
  const at = ago(telling, story.since - 1.5);
  const scheme = await gradeSchemeOn(tx, londonDate(at));
  const form = {
    since: momentFieldsOf(ago(telling, story.since)),
    reported: momentFieldsOf(ago(telling, story.since - 1)),
    reportedBy: story.reportedBy,
    grade: story.grade,
    fromKind: story.from,
    policeReference: `QX/${londonDate(at).slice(2).replaceAll("-", "")}/${100 + (story.since % 800)}`,
    circumstances: story.known,
  };
  const change = await reportMissing(
    tx,
    { ...acting(telling, "police", at), scheme },
    { person, form },
  );
  if (change.kind !== "accepted") throw new Error("a child of the demonstration is not missing");
  return change.episodeId;
}

async function tellLead(telling: Telling, episodeId: string): Promise<void> {
  const { tx, person, clock } = telling;
  const circle = await listCircle(tx, person.circleId, clock.now());
  const href = `/children/${person.personId}/missing/${episodeId}`;
  const police = acting(telling, "police", clock.now());
  await tellOfMissing(tx, police, { person, circle, href });
}

async function update(telling: Telling, episodeId: string, wording: string): Promise<void> {
  const at = ago(telling, 2);
  const scheme = await gradeSchemeOn(telling.tx, londonDate(at));
  const form = { wording, grade: "", policeReference: "", version: "1" };
  const about = { person: telling.person, episodeId, form };
  await addUpdate(telling.tx, { ...acting(telling, "police", at), scheme }, about);
}

type Over = MissingStory & { readonly back: number };

async function comeBack(telling: Telling, episodeId: string, story: Over): Promise<void> {
  const { tx, person } = telling;
  const at = ago(telling, story.back - 0.5);
  const { within } = await interviewClockOn(tx, londonDate(at));
  const clock = { within, calendar: await getWorkingCalendar(tx) };
  const form = {
    returned: momentFieldsOf(ago(telling, story.back)),
    foundBy: story.foundBy ?? "Police",
    foundHow: "",
    version: "1",
  };
  await recordReturn(
    tx,
    { ...acting(telling, "police", at), ...clock },
    { person, episodeId, form },
  );
  await prevention(telling, episodeId, story);
  for (const attempt of story.attempts ?? []) await tryOnce(telling, { episodeId, story, attempt });
  await passOn(telling, episodeId, story);
  if (story.stopped === undefined) return;
  const reason = { reason: story.stopped, version: "2" };
  const lead = acting(telling, "lead", inTheMorning(ago(telling, story.back - 100)));
  await stopInterview(tx, lead, { person, episodeId, form: reason });
}

async function prevention(telling: Telling, episodeId: string, story: Over): Promise<void> {
  if (story.prevention === undefined) return;
  const at = ago(telling, story.back - 1.5);
  const held = momentFieldsOf(ago(telling, story.back - 1));
  const form = {
    outcome: "done",
    heldBy: "PC Hart",
    held,
    said: story.prevention,
    concerns: "",
  };
  const about = { person: telling.person, episodeId, form };
  await recordPrevention(telling.tx, acting(telling, "police", at), about);
}

type Trying = {
  readonly episodeId: string;
  readonly story: Over;
  readonly attempt: AttemptStory;
};

async function tryOnce(telling: Telling, { episodeId, story, attempt }: Trying): Promise<void> {
  const { tx, person, cast } = telling;
  const when = ago(telling, story.back - attempt.after);
  const youthworker = acting(
    telling,
    "youthworker",
    ago(telling, story.back - attempt.after - 0.5),
  );
  const form = {
    outcome: attempt.outcome,
    happened: momentFieldsOf(when),
    offeredTo: attempt.outcome === "offered" ? "The child, by telephone" : "",
    interviewer: member(cast, "youthworker").name,
    independent: "yes",
    doneFor: attempt.doneFor ?? "",
    instead: attempt.instead ?? "",
    childAccount: attempt.says ?? "",
    parentAccount: attempt.carer ?? "",
    reasons: attempt.reasons ?? [],
    changes: attempt.changes ?? "",
    promise: {
      wording: "",
      owner: "",
      due: { day: "", month: "", year: "" },
      reach: { reach: "", basis: "", reason: "" },
    },
  };
  const reasons = await reasonsOn(tx, youthworker.today);
  const change = await recordAttempt(
    tx,
    { ...youthworker, reasons, leads: [] },
    { person, episodeId, form, version: "2" },
  );
  if (change.kind !== "accepted") throw new Error("an interview of the demonstration is not one");
}

/** The first of what was passed on has been taken up; the others wait for the lead. */
async function passOn(telling: Telling, episodeId: string, story: Over): Promise<void> {
  const { tx, person } = telling;
  const youthworker = acting(telling, "youthworker", ago(telling, story.back - 31));
  for (const { kind, wording } of story.passedOn ?? []) {
    const form = { kind, suggestion: wording, told: "yes" };
    await missingPassOn(tx, youthworker, { person, episodeId, form });
  }
  const [first] = await listPassedOn(tx, episodeId);
  if (!first) return;
  const form = {
    outcome: "taken-up",
    version: "1",
    reason: "Given to the police, who look at the building with the council.",
  };
  const lead = acting(telling, "lead", inTheMorning(ago(telling, story.back - 56)));
  const { suggestionId } = first;
  await settlePassedOn(tx, lead, { episodeId, suggestionId, form });
}
