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

/** Presses the button of a run until its last row was taken; answers its page. */
export async function takeAll(by: Client, run: string): Promise<string> {
  for (let step = 0; step < 60; step++) {
    const { page } = await by.get(run);
    if (!page.text.includes("What would come of")) return page.text;
    await by.post(`${run}/go`, { version: page.fields["version"] ?? "" });
  }
  throw new Error("a run does not end");
}
