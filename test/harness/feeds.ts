import { saidColumns, openSaid } from "../../src/rooms/feeds/waiting-said.ts";
import { readFile } from "../../src/rooms/feeds/read-file.ts";
import { feedJobs } from "../../src/rooms/feeds/taking-job.ts";
import { openingJobs } from "../../src/rooms/feeds/reading-job.ts";
import { asMaintenance } from "./maintenance.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";

/** Adds a system as this person does, and answers its address. */
export async function aSource(
  app: TestApp,
  by: Client,
  { name, kind = "missing" }: { readonly name: string; readonly kind?: string },
): Promise<string> {
  const [team] = await app.query<{ id: string; agency: string }>(
    `select t.team_id as id, t.agency_id as agency from directory.teams t where t.name = 'Safeguarding team' limit 1`,
  );
  const answer = await by.post("/feeds/add", {
    name,
    kind,
    agency: team?.agency ?? "",
    recordOf: "When a child was missing",
    team: team?.id ?? "",
    contact: "Missing persons desk, 020 7946 0111",
  });
  if (answer.location === undefined) throw new Error(answer.page.text);
  return answer.location;
}

export const headings =
  "Key,Child,Given name,Family name,Date of birth,Start,End,Risk,Missing from";

export type SentRow = readonly string[];

export const fileOf = (rows: readonly SentRow[], head: string = headings): Buffer =>
  Buffer.from([head, ...rows.map((row) => row.join(","))].join("\r\n"));

/** Chooses a file on a source’s page; answers where it leads, or what is said to be wrong. */
export async function chooseFile(by: Client, source: string, content: Buffer, name = "a.csv") {
  const answer = await by.upload(source, {}, [{ field: "file", name, content }]);
  return { to: answer.location ?? "", errors: answer.page.errors.map(({ text }) => text) };
}

/** What the columns of `headings` mean. */
export const meaning = {
  "heading-key": "Key",
  "heading-identifier": "Child",
  "heading-givenName": "Given name",
  "heading-familyName": "Family name",
  "heading-bornOn": "Date of birth",
  "heading-missingSince": "Start",
  "heading-returnedAt": "End",
  "heading-grade": "Risk",
  "heading-fromKind": "Missing from",
};

/** What the worker does of a run that somebody had taken. */
export async function workOn(
  { admin, db: database, clock }: Pick<TestApp, "admin" | "db" | "clock">,
  run: string,
): Promise<void> {
  const runId = run.split("/").at(-1) ?? "";
  const log = createLog("silent");
  for (const job of feedJobs({ admin, database, clock, log })) await job.run({ runId });
}

/** Has a run taken, and the worker take it; answers its page. */
export async function takeAll(app: TestApp, by: Client, run: string): Promise<string> {
  const { page } = await by.get(run);
  await by.post(`${run}/go`, { version: page.fields["version"] ?? "" });
  await workOn(app, run);
  return (await by.get(run)).page.text;
}

/** What rows say that wait, opened, by their keys. */
export function listSaid({ admin, secrets }: Pick<TestDatabase, "admin" | "secrets">) {
  return asMaintenance(
    admin,
    async (tx) => {
      const rows = await tx
        .selectFrom("identify.feed_waiting as w")
        .select([...saidColumns, "w.row_key as key"])
        .orderBy("w.row_key")
        .execute();
      return rows.map((row) => ({
        id: row.waitingId,
        key: row.key,
        said: openSaid(tx, row, row),
      }));
    },
    secrets.ring,
  );
}

/** Opens the workbooks that wait for it, as the background does, though in no thread of its own. */
export async function openWaiting({ db, clock, query }: TestDatabase): Promise<void> {
  const [job] = openingJobs({
    database: db,
    clock,
    open: ({ name, bytes }) => readFile({ name, content: Buffer.from(bytes) }),
  });
  const waiting = await query<{ runId: string; partnershipId: string }>(
    `select feed_run_id as "runId", partnership_id::text as "partnershipId"
     from identify.feed_runs where file_sealed is not null`,
  );
  for (const payload of waiting) await job?.run(payload);
}
