import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { feeds } from "../modules/identify/index.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Child = { readonly givenName: string; readonly familyName: string; readonly bornOn: string };

const headings = ["Key", "Person", "Forename", "Surname", "DOB", "Start", "End", "Risk", "From"];
const columns = {
  headings: {
    ...{ key: "Key", identifier: "Person", givenName: "Forename", familyName: "Surname" },
    ...{ bornOn: "DOB", missingSince: "Start", returnedAt: "End", grade: "Risk", fromKind: "From" },
  },
  words: { grade: { med: "medium" } },
};

/** A system that sends missing episodes: one file of it was taken, and its rows wait for a person. */
export async function fillFeeds(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("coordinator");
  const { rows: agencies } = await sql<{ agencyId: string }>`
    select agency_id as "agencyId" from directory.agencies order by (kind = 'police') desc, name limit 1`.execute(
    tx,
  );
  const [agency] = agencies;
  if (!actor || !agency) return;
  const acting = { actor, at: clock.now(), today: clock.today() };
  const added = await feeds.addSource(
    tx,
    { ...acting, agencies },
    {
      ...{ name: "Police missing persons", kind: "missing", agency: agency.agencyId },
      recordOf: "When a child was missing, and the grade at the time",
      contact: "Missing persons desk, 020 7946 0142",
    },
  );
  if (added.kind !== "accepted") throw new Error("the demonstration’s source was refused");
  const { sourceId } = added;
  await feeds.saveColumns(tx, { sourceId, version: 1 }, columns);
  const file = { name: "missing-november.csv", headings, rows: await sentRows(tx, clock) };
  const runId = await feeds.addRun(tx, acting, { sourceId, file });
  const run = await feeds.findRun(tx, runId);
  if (run) await feeds.goOn(tx, acting, { run, version: run.version });
}

/** Two children who are here, one who is not, and a row whose day cannot be. */
async function sentRows(tx: Tx, clock: Clock): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<Child>`
    select p.given_name as "givenName", p.family_name as "familyName", p.born_on as "bornOn"
    from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
    order by p.reference desc limit 2`.execute(tx);
  const day = addDays(clock.today(), -3);
  const back = addDays(day, 1);
  const unknown = { givenName: "Perdita", familyName: "Nightingale", bornOn: "2011-02-03" };
  const sent = [...rows, unknown].map(({ givenName, familyName, bornOn }, at) => [
    ...[`MP-${2041 + at}`, `N${700 + at}`, givenName, familyName, bornOn],
    ...[`${day} 21:40`, `${back} 07:15`, "Med", "home"],
  ]);
  const [first = []] = sent;
  return [
    ...sent,
    first.map((cell, at) => (at === 0 ? "MP-2050" : at === 5 ? "31/11/2026" : cell)),
  ];
}
