import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import {
  addRun,
  addSource,
  listSourceTeams,
  saveColumns,
  findRun,
  goOn,
  listSources,
  translate,
  addSsdRuns,
  type SsdTables,
} from "../rooms/feeds/index.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Agency = { readonly agencyId: string };
type CommandContext = Parameters<typeof addRun>[1];
type Child = { readonly givenName: string; readonly familyName: string; readonly bornOn: string };

const headings = ["Key", "Person", "Forename", "Surname", "DOB", "Start", "End", "Risk", "From"];
const columns = {
  headings: {
    key: "Key",
    identifier: "Person",
    givenName: "Forename",
    familyName: "Surname",
    bornOn: "DOB",
    missingSince: "Start",
    returnedAt: "End",
    grade: "Risk",
    fromKind: "From",
  },
  words: { grade: { med: "medium" } },
};

/** A system that sends missing episodes: one file of it was taken, and its rows wait for a person. */
export async function fillFeeds(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("coordinator");
  const { rows: agencies } = await sql<Agency>`
    select agency_id as "agencyId" from directory.agencies where kind in ('police', 'council')
    order by kind desc, name`.execute(tx);
  const [agency] = agencies;
  if (!actor || !agency) return;
  const acting = { actor, at: clock.now(), today: clock.today() };
  const added = await addSource(
    tx,
    { ...acting, agencies, teams: await listSourceTeams(tx) },
    {
      name: "Police missing persons",
      kind: "missing",
      agency: agency.agencyId,
      recordOf: "When a child was missing, and the grade at the time",
      team: "",
      contact: "Missing persons desk, 020 7946 0142",
    },
  );
  if (added.kind !== "accepted") throw new Error("the demonstration’s source was refused");
  const { sourceId } = added;
  await saveColumns(tx, { sourceId, version: 1 }, columns);
  const file = { name: "missing-november.csv", headings, rows: await sentRows(tx, clock) };
  const runId = await addRun(tx, acting, { sourceId, file });
  await takeRun(tx, acting, runId);
  await fillSsd(tx, acting, agencies);
  await fillNotifications(tx, acting, agencies);
}

async function takeRun(tx: Tx, acting: CommandContext, runId: string): Promise<void> {
  const run = await findRun(tx, runId);
  if (run) await goOn(tx, acting, { run, version: run.version });
}

/** The council’s own record: what it says of two children who are here waits for a person. */
async function fillSsd(tx: Tx, acting: CommandContext, agencies: readonly Agency[]): Promise<void> {
  const added = await addSource(
    tx,
    { ...acting, agencies, teams: await listSourceTeams(tx) },
    {
      name: "Children’s social care",
      kind: "council",
      agency: agencies.at(-1)?.agencyId ?? "",
      recordOf: "Whether a child is in need, on a plan or in care, and missing from care",
      team: "",
      contact: "Performance team, 020 7946 0147",
    },
  );
  if (added.kind !== "accepted") throw new Error("the demonstration’s source was refused");
  const grade = { missing: "medium", away: "low" };
  const { sourceId } = added;
  await saveColumns(tx, { sourceId, version: 1 }, { headings: {}, words: { grade } });
  const source = (await listSources(tx)).find((one) => one.sourceId === sourceId);
  if (!source) return;
  const { today } = acting;
  const tables = ssdOf(await twoChildren(tx), today);
  const { rows } = translate(tables, { today, since: addDays(today, -90) });
  const { runs } = await addSsdRuns(tx, acting, { source, rows, name: `SSD ${today}` });
  for (const { runId } of runs) await takeRun(tx, acting, runId);
}

/** An invented dataset of three children; nobody here has a record of the third. */
function ssdOf(known: readonly Child[], today: string): SsdTables {
  const lines = (all: readonly Readonly<Record<string, string>>[]) =>
    all.map((cells, at) => ({ line: at + 2, cells }));
  const people = [...known, unknown].map(({ givenName, familyName, bornOn }, at) => ({
    pers_person_id: `C${4001 + at}`,
    pers_forename: givenName,
    pers_surname: familyName,
    pers_dob: bornOn,
  }));
  const plan = (id: string, person: string, from: string) => ({
    cppl_cp_plan_id: id,
    cppl_person_id: person,
    cppl_cp_plan_start_date: from,
    cppl_cp_plan_end_date: "",
  });
  const care = {
    clae_cla_episode_id: "E90",
    clae_person_id: "C4002",
    clae_cla_id: "L12",
    clae_entered_care_date: addDays(today, -200),
    clae_cla_episode_start_date: "",
    clae_cla_episode_ceased_date: "",
    clae_cla_episode_ceased_reason: "",
  };
  return {
    ssd_person: lines(people),
    ssd_cp_plans: lines([
      plan("801", "C4001", addDays(today, -80)),
      plan("802", "C4003", addDays(today, -40)),
    ]),
    ssd_cla_episodes: lines([care]),
  };
}

const noticeHeadings = [
  "Ref",
  "Forename",
  "Surname",
  "DOB",
  "When",
  "Text",
  "Danger",
  "Officer",
  "Tel",
];
const noticeColumns = {
  key: "Ref",
  givenName: "Forename",
  familyName: "Surname",
  bornOn: "DOB",
  happened: "When",
  says: "Text",
  danger: "Danger",
  officer: "Officer",
  phone: "Tel",
};

/** Notifications of the police: two are in the MASH’s queue, one of them about a child who is open. */
async function fillNotifications(tx: Tx, acting: CommandContext, agencies: readonly Agency[]) {
  const agency = agencies[0]?.agencyId ?? "";
  const teams = await listSourceTeams(tx);
  const added = await addSource(
    tx,
    { ...acting, agencies, teams },
    {
      name: "Police notifications",
      kind: "notification",
      agency,
      team: teams.find(({ agencyId }) => agencyId === agency)?.teamId ?? "",
      recordOf: "What officers saw of a child and passed on",
      contact: "Public protection desk, 020 7946 0148",
    },
  );
  if (added.kind !== "accepted") throw new Error("the demonstration’s source was refused");
  const { sourceId } = added;
  await saveColumns(tx, { sourceId, version: 1 }, { headings: noticeColumns, words: {} });
  const [known] = await twoChildren(tx);
  const day = addDays(acting.today, -1);
  const said = "Found in a car with two adults at the retail park. Taken home, parent spoken to.";
  const rows = [...(known ? [known] : []), unknown].map((child, at) => [
    `PPN-${771 + at}`,
    child.givenName,
    child.familyName,
    child.bornOn,
    `${day} 23:${10 + at}`,
    said,
    "No",
    "Public protection desk",
    "020 7946 0148",
  ]);
  const file = { name: "notifications.csv", headings: noticeHeadings, rows };
  await takeRun(tx, acting, await addRun(tx, acting, { sourceId, file }));
}

/** Two children who are here, two who are not, one of them missing now, and a row whose day cannot be. */
async function sentRows(tx: Tx, clock: Clock): Promise<readonly (readonly string[])[]> {
  const rows = await twoChildren(tx);
  const day = addDays(clock.today(), -3);
  const back = addDays(day, 1);
  const sent = [...rows, unknown].map(({ givenName, familyName, bornOn }, at) => [
    `MP-${2041 + at}`,
    `N${700 + at}`,
    givenName,
    familyName,
    bornOn,
    `${day} 21:40`,
    `${back} 07:15`,
    "Med",
    "home",
  ]);
  const [first = []] = sent;
  const { givenName, familyName, bornOn } = stillMissing;
  return [
    ...sent,
    // Missing now, and nobody here has a record: it stands first on “Missing now” until somebody says who it is.
    [
      "MP-2052",
      "N733",
      givenName,
      familyName,
      bornOn,
      `${addDays(clock.today(), -1)} 22:10`,
      "",
      "Med",
      "placement",
    ],
    first.map((cell, at) => (at === 0 ? "MP-2050" : at === 5 ? "31/11/2026" : cell)),
  ];
}

const stillMissing = { givenName: "Ottilie", familyName: "Fairweather", bornOn: "2012-06-09" };
const unknown = { givenName: "Perdita", familyName: "Nightingale", bornOn: "2011-02-03" };

async function twoChildren(tx: Tx): Promise<readonly Child[]> {
  const { rows } = await sql<Child>`
    select p.given_name as "givenName", p.family_name as "familyName", p.born_on as "bornOn"
    from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
    order by p.reference desc limit 2`.execute(tx);
  return rows;
}
