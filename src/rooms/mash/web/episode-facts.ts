import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import {
  aroundOf,
  familyInBrief,
  isOpenToPathway,
  readBeforeContact,
  type BeforeContact,
  type StandsAround,
} from "../../child-record/index.ts";
import { type Closed, findClosed } from "../../case-lifecycle/index.ts";
import { type Thing, findThing } from "../../people-and-places/index.ts";
import { findPerson, listCircle, type CircleMember, type Person } from "../../subjects/index.ts";
import {
  standingEntries,
  type PartEntry,
  listPartEntries,
  screeningTools,
  type ToolOn,
} from "../../intake/index.ts";
import type { WorkingTime } from "../../../kernel/working-hours.ts";
import { mashDayOn, workingTimeOn, type MashDay } from "../clock/mash-day.ts";
import { listPauses, pauseSchemeOn, type Pause, type PauseScheme } from "../clock/pause-reads.ts";
import { findOnward, type Onward } from "../onward/onward-reads.ts";
import { findTakenUp, type TakenUp } from "../referral/referral-reads.ts";
import { listSharing, type Sharing } from "../sharing/sharing-reads.ts";
import { choicesOn, type Choices } from "../decision-form.ts";
import { findEpisode, type Episode } from "../episode-reads.ts";
import { ratingSchemeOn, type RatingScheme } from "../rate-concern.ts";
import {
  findDecision,
  listMatches,
  listRatings,
  type Decision,
  type Match,
  type Rating,
} from "../work-reads.ts";

/** What every page about a concern is made of. */
export type EpisodeFacts = {
  readonly actor: StaffActor;
  readonly episode: Episode;
  readonly entries: readonly PartEntry[];
  readonly standing: readonly PartEntry[];
  readonly toolOn: ToolOn;
  readonly ratings: readonly Rating[];
  readonly matches: readonly Match[];
  readonly decision: Decision | undefined;
  /** The child whom it is about, once that is decided. */
  readonly person: Person | undefined;
  /** What a concern about no child was put with. */
  readonly thing: Thing | undefined;
  readonly lead: CircleMember | undefined;
  /** How to reach the child safely and who interprets, as their record says. */
  readonly known: readonly BeforeContact[];
  /** Bail, measures and duties around the child. */
  readonly around: readonly StandsAround[];
  /** Who must not be told of anything, as their record says. */
  readonly doNotTell: readonly string[];
  readonly isOpen: boolean;
  /** Where the record was closed here: when and why. */
  readonly closed: Closed | undefined;
  readonly scheme: RatingScheme;
  readonly choices: Choices;
  readonly pauses: readonly Pause[];
  readonly pauseScheme: PauseScheme;
  readonly time: WorkingTime;
  /** Where a concern can be passed on to, as it is configured. */
  readonly routes: MashDay["routes"];
  readonly sharing: readonly Sharing[];
  readonly onward: Onward | undefined;
  /** That it is a referral; until then it is a contact. */
  readonly takenUp: TakenUp | undefined;
  readonly now: Date;
  readonly today: string;
};

type ReadContext = {
  readonly tx: Tx;
  readonly rooms: Rooms;
  readonly actor: StaffActor;
  readonly now: Date;
  readonly today: string;
};

/** Undefined where the actor does not reach the work on this concern. */
export async function episodeFacts(
  asking: ReadContext,
  concernId: string,
): Promise<EpisodeFacts | undefined> {
  const { tx, actor, now, today } = asking;
  const episode = await findEpisode(tx, actor, concernId);
  if (!episode) return undefined;
  const person =
    episode.personId === null ? undefined : await findPerson(tx, actor, episode.personId);
  const entries = await listPartEntries(tx, concernId);
  return {
    actor,
    episode,
    entries,
    standing: standingEntries(entries),
    toolOn: await screeningTools(tx, entries, today),
    ratings: await listRatings(tx, concernId),
    matches: await listMatches(tx, concernId),
    decision: await findDecision(tx, concernId),
    person,
    thing: episode.thingId === null ? undefined : await findThing(tx, episode.thingId),
    ...(await standingOf(asking, person)),
    scheme: await ratingSchemeOn(tx, today),
    choices: await choicesOn(tx, today),
    pauses: await listPauses(tx, concernId),
    pauseScheme: await pauseSchemeOn(tx, today),
    time: await workingTimeOn(tx, today),
    routes: (await mashDayOn(tx, today)).routes,
    sharing: await listSharing(tx, [concernId]),
    onward: await findOnward(tx, concernId),
    takenUp: await findTakenUp(tx, concernId),
    now,
    today,
  };
}

const nobody = {
  lead: undefined,
  isOpen: false,
  closed: undefined,
  known: [],
  around: [],
  doNotTell: [],
};

async function standingOf(asking: ReadContext, person: Person | undefined) {
  if (!person) return nobody;
  const { tx, rooms, actor, now, today } = asking;
  const circle = await listCircle(tx, person.circleId, now);
  const { personId } = person;
  const { doNotTell } = await familyInBrief.oneIn(rooms)(tx, { person, today });
  return {
    known: await readBeforeContact(tx, { rooms, personId, today }),
    around: await aroundOf(tx, { person, rooms, actor, today }),
    doNotTell,
    lead: circle.find(({ basis }) => basis === "allocation"),
    isOpen: await isOpenToPathway(tx, personId),
    closed: await findClosed(tx, personId),
  };
}
