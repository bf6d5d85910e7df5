import { feeds } from "../../src/modules/identify/index.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";

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
    ...{ name, kind, agency: team?.agency ?? "", recordOf: "When a child was missing" },
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
  ...{ "heading-key": "Key", "heading-identifier": "Child", "heading-givenName": "Given name" },
  ...{ "heading-familyName": "Family name", "heading-bornOn": "Date of birth" },
  ...{ "heading-missingSince": "Start", "heading-returnedAt": "End", "heading-grade": "Risk" },
  "heading-fromKind": "Missing from",
};

/** What the worker does of a run that somebody had taken. */
export async function workOn(
  { admin, db: database, clock }: Pick<TestApp, "admin" | "db" | "clock">,
  run: string,
): Promise<void> {
  const runId = run.split("/").at(-1) ?? "";
  const log = createLog("silent");
  for (const job of feeds.feedJobs({ admin, database, clock, log })) await job.run({ runId });
}

/** Has a run taken, and the worker take it; answers its page. */
export async function takeAll(app: TestApp, by: Client, run: string): Promise<string> {
  const { page } = await by.get(run);
  await by.post(`${run}/go`, { version: page.fields["version"] ?? "" });
  await workOn(app, run);
  return (await by.get(run)).page.text;
}
