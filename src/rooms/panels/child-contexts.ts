import { sql } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { listNewestVoices, listPlansInLines } from "../safety-plans/index.ts";
import { listSchoolLines } from "../education/index.ts";
import { saidForPapers } from "../families/index.ts";
import {
  flagName,
  harmSaid,
  harmSaidNow,
  levelSaid,
  listHeadlines,
  listLevelSteps,
  readStandsAround,
  schemesOn,
} from "../child-record/index.ts";
import { profileLines } from "../vulnerability-profile/index.ts";
import { type MissingNumbers, countMissing, missingNumbers } from "../missing/index.ts";
import { fullName } from "../subjects/index.ts";
import type { ChildContext } from "./paper-of.ts";
import type { Earlier } from "./paper-parts.ts";
import { readPromises } from "./open-promises.ts";
import type { Sitting } from "./sitting-reads.ts";

type ChildRow = Pick<
  ChildContext,
  "reference" | "bornOn" | "heldBy" | "isMissing" | keyof MissingNumbers
> & {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly status: string;
  readonly said: string | null;
  readonly flags: readonly string[];
};

/** What the record says; what is asked, and what is left out, are of the agenda. */
export type RecordedChild = Omit<ChildContext, "referral" | "leftOut">;

type Reading = {
  readonly personIds: readonly string[];
  readonly sitting: Pick<Sitting, "panel" | "startsAt">;
  readonly earlier: ReadonlyMap<string, readonly Earlier[]>;
  readonly today: string;
  readonly at: Date;
  readonly rooms: Rooms;
  readonly actor: StaffActor;
};

/** What the page of each child is made of: every kind of fact once for all of them. */
export async function readChildren(
  tx: Tx,
  reading: Reading,
): Promise<ReadonlyMap<string, RecordedChild>> {
  const { personIds, earlier, today, at, rooms, actor } = reading;
  const rows = await listChildren(tx, personIds, at);
  const names = await namesOn(tx, today);
  const promises = await readPromises(tx, { ids: personIds, sitting: reading.sitting });
  const wrote = await saidForPapers(tx, { personIds, today });
  const levels = await listLevelSteps(tx, personIds);
  const missed = await countMissing(tx, { personIds, at });
  const schools = await listSchoolLines(tx, { personIds, today });
  const profiles = await profileLines(tx, { personIds, today });
  const voices = await listNewestVoices(tx, personIds);
  const plans = await listPlansInLines(tx, { personIds, today });
  const since = await lookedAtLast(tx, reading);
  const around = (await readStandsAround(tx, { rooms, actor, today, personIds })).filter(
    ({ isForSome = false }) => !isForSome,
  );
  const headlines = await listHeadlines(
    tx,
    personIds.map((personId) => ({ personId, since: since(personId) })),
  );
  const ground = ({ personId, status, said, flags, ...row }: ChildRow) => ({
    ...row,
    today,
    name: fullName(row),
    since: since(personId),
    harm: names.harm({ status, said }),
    flags: flags.map(names.flag),
    levels: (levels.get(personId) ?? []).map((one) => ({ on: one.on, name: names.level(one) })),
    missing: missed.get(personId),
    school: schools.get(personId),
    profile: profiles.get(personId),
    voice: voices.get(personId),
    plan: plans.get(personId),
    around: around.filter((one) => one.personId === personId),
    headlines: headlines.get(personId),
    actions: promises.get(personId) ?? [],
    wrote: wrote.filter((one) => one.personId === personId),
    earlier: earlier.get(personId) ?? [],
  });
  return new Map(rows.map((row) => [row.personId, ground(row)]));
}

/** Decisions in the words that they were made in; a flag that stands as the child’s record names it. */
async function namesOn(tx: Tx, today: string) {
  const { scheme, harmScheme, flagScheme } = await schemesOn(tx, today);
  return {
    level: (step: Parameters<typeof levelSaid>[1]) => levelSaid(scheme, step),
    harm: (now: Parameters<typeof harmSaid>[1]) => harmSaid(harmScheme, now),
    flag: (type: string) => flagName(flagScheme, type),
  };
}

/** As everywhere under the policies of whoever reads: who is out of their reach is not among them. */
async function listChildren(
  tx: Tx,
  ids: readonly string[],
  at: Date,
): Promise<readonly ChildRow[]> {
  const { rows } = await sql<ChildRow>`
    select p.person_id as "personId", p.given_name as "givenName", p.family_name as "familyName", p.reference,
      p.born_on as "bornOn", o.name as "heldBy", t.harm_status as status, ${harmSaidNow} as said,
      ${missingNumbers({ at })},
      exists (select from protect.missing_episodes m where m.person_id = p.person_id
        and m.returned_at is null and m.error_at is null) as "isMissing",
      array(select f.type from protect.flags f where f.person_id = p.person_id and f.ended_on is null
        order by f.flag_id desc) as flags
    from subjects.people p join directory.teams o on o.team_id = p.owning_team_id
    join protect.tracker_entries t on t.person_id = p.person_id
    where p.person_id = any (${ids}::uuid[]) and not p.restricted`.execute(tx);
  return rows;
}

const usualDays = 90;

/** The day on which this panel last looked at each child; where it has not, 90 days before. */
async function lookedAtLast(
  tx: Tx,
  { sitting, personIds, today }: Reading,
): Promise<(personId: string) => string> {
  const { rows } = await sql<{ personId: string; on: string }>`
    select i.person_id as "personId", max((s.starts_at at time zone 'Europe/London')::date) as on
    from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
    where i.person_id = any (${personIds}::uuid[]) and i.taken_off_at is null and s.cancelled_at is null
      and s.panel = ${sitting.panel} and s.starts_at < ${sitting.startsAt}
    group by i.person_id`.execute(tx);
  const last = new Map(rows.map(({ personId, on }) => [personId, on]));
  return (personId) => last.get(personId) ?? addDays(today, -usualDays);
}
