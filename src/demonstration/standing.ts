import type { Clock } from "../kernel/clock.ts";
import { addDays, londonDate } from "../kernel/dates.ts";
import { systemActor, type StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { findImportTeam, getWorkingCalendar } from "../rooms/directory/index.ts";
import { askAll as askStandingQueries } from "../rooms/pattern-alerts/index.ts";
import { levelSchemeOn, openOnTracker } from "../rooms/child-record/index.ts";
import {
  gradeSchemeOn,
  reportMissing,
  interviewClockOn,
  recordReturn,
} from "../rooms/missing/index.ts";
import { momentFieldsOf } from "../kernel/moment-fields.ts";
import { listThings, linkSchemeOn, addLink, alleged } from "../rooms/people-and-places/index.ts";
import { addPeople, findPerson, type Person } from "../rooms/subjects/index.ts";
import { actAs, actAsNobody, actAsPart } from "./act-as.ts";
import { closeConcerns } from "./closed-concerns.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Telling = Filling & { readonly tx: Tx; readonly police: StaffActor };

/** Nobody has referred them: two were missing again and again, about the third three concerns were closed. */
const children = [
  { familyName: "Harcourt", givenName: "Imogen", bornOn: "2012-02-17", sex: "female" },
  { familyName: "Adeyemi", givenName: "Tobi", bornOn: "2010-09-30", sex: "male" },
  { familyName: "Castellan", givenName: "Wren", bornOn: "2011-06-08", sex: "female" },
] as const;
const daysAgo = [
  [71, 38, 12],
  [64, 47, 30, 6],
] as const;

/** Children for the pattern alerts, and their first night. */
export async function fillStanding(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const police = cast.get("police");
  if (!police) throw new Error("the demonstration has no police");
  const people = await addChildren({ tx, cast, clock, police });
  for (const [index, person] of people.entries()) {
    for (const days of daysAgo[index] ?? [])
      await goMissing({ tx, cast, clock, police }, person, days);
  }
  if (people[0]) await linkWithOne(tx, { cast, clock }, people[0]);
  if (people[2]) await closeConcerns({ tx, cast, clock }, people[2]);
  await actAsPart(tx, systemActor("standing-queries", { partnershipId: police.partnershipId }));
  await askStandingQueries(tx, clock);
  await actAsNobody(tx);
}

/** Seen with a person of concern, and nobody has asked whether a flag is needed. */
async function linkWithOne(tx: Tx, { cast, clock }: Filling, child: Person): Promise<void> {
  const coordinator = cast.get("coordinator");
  if (!coordinator) throw new Error("the demonstration has no co-ordinator");
  const today = clock.today();
  await actAs(tx, coordinator, clock.now());
  const found = { today, sought: "Daz Holloway", kind: "person", page: 1, pageSize: 1 } as const;
  const [thing] = await listThings(tx, found);
  if (!thing) throw new Error("the demonstration has no person of concern");
  const words = {
    relation: "seen-with",
    wording: "Got into the blue estate with him outside the library.",
    source: "Library staff",
    learnedOn: addDays(today, -9),
  };
  const scheme = await linkSchemeOn(tx, today);
  const acting = { actor: coordinator, at: clock.now(), today };
  const linked = await addLink(tx, acting, {
    child,
    thing,
    said: alleged(words, today),
    scheme,
  });
  if (linked.kind !== "accepted") throw new Error(`not linked: ${JSON.stringify(linked)}`);
  await actAsNobody(tx);
}

async function addChildren({ tx, clock, police }: Telling): Promise<readonly Person[]> {
  const team = await findImportTeam(tx);
  if (!team) throw new Error("the demonstration has no team that receives imports");
  const { partnershipId } = police;
  const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
  const given = children.map((child) => ({ ...child, otherNames: [], sources: [] }));
  const added = await addPeople(tx, given, { owner, source: "demonstration" });
  const scheme = await levelSchemeOn(tx, clock.today());
  await openOnTracker(
    tx,
    added.map(({ personId, acl }) => ({
      personId,
      acl,
      isOpen: false,
      level: null,
      headline: "Added from a list",
      reason: "Known to the police as missing",
    })),
    { partnershipId, scheme, on: clock.today(), at: clock.now() },
  );
  const found = await Promise.all(added.map(({ personId }) => findPerson(tx, police, personId)));
  return found.filter((one) => one !== undefined);
}

const hour = 3_600_000;

/** Gone in the evening, back four hours later. */
async function goMissing(telling: Telling, person: Person, days: number): Promise<void> {
  const { tx, clock, police } = telling;
  const since = new Date(
    `${londonDate(new Date(clock.now().getTime() - days * 24 * hour))}T19:10:00Z`,
  );
  const back = new Date(since.getTime() + 4 * hour);
  const acting = { actor: police, at: back, today: londonDate(back) };
  const scheme = await gradeSchemeOn(tx, acting.today);
  const report = {
    since: momentFieldsOf(since),
    reported: momentFieldsOf(new Date(since.getTime() + hour)),
    reportedBy: "A parent",
    grade: "medium",
    fromKind: "home",
    policeReference: "",
    circumstances: "Did not come home after school",
  };
  const change = await reportMissing(tx, { ...acting, scheme }, { person, form: report });
  if (change.kind !== "accepted") throw new Error("a child of the demonstration is not missing");
  const { within } = await interviewClockOn(tx, acting.today);
  const clockOf = { within, calendar: await getWorkingCalendar(tx) };
  const form = {
    returned: momentFieldsOf(back),
    foundBy: "Came back by themselves",
    foundHow: "",
    version: "1",
  };
  await recordReturn(tx, { ...acting, ...clockOf }, { person, episodeId: change.episodeId, form });
}
