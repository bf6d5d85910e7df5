import { feeds } from "../../src/modules/identify/index.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";

/** Adds a system as this person does, and answers its address. */
export async function aSource(
  app: TestApp,
  by: Client,
  { name, kind = "missing" }: { readonly name: string; readonly kind?: string },
): Promise<string> {
  const [agency] = await app.query<{ id: string }>(
    `select t.agency_id as id from directory.teams t where t.name = 'Safeguarding team' limit 1`,
  );
  const answer = await by.post("/feeds/add", {
    ...{ name, kind, agency: agency?.id ?? "", recordOf: "When a child was missing" },
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
  for (const job of feeds.feedJobs({ admin, database, clock })) await job.run({ runId });
}

/** Has a run taken, and the worker take it; answers its page. */
export async function takeAll(app: TestApp, by: Client, run: string): Promise<string> {
  const { page } = await by.get(run);
  await by.post(`${run}/go`, { version: page.fields["version"] ?? "" });
  await workOn(app, run);
  return (await by.get(run)).page.text;
}
