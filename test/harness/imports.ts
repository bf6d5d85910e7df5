import { importJobs } from "../../src/rooms/imports/workbook/reading-job.ts";
import { readTracker } from "../../src/rooms/imports/reading/read-tracker.ts";
import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";

/** Does the background work of reading what waits to be read, here and now. */
export async function readWaiting({ db, clock, query }: TestDatabase): Promise<void> {
  const [job] = importJobs({
    database: db,
    clock,
    read: ({ bytes, ...options }) => readTracker(bytes, options),
  });
  const waiting = await query<{ importId: string; partnershipId: string }>(
    `select import_id as "importId", partnership_id::text as "partnershipId"
     from identify.workbooks where state = 'waiting'`,
  );
  for (const payload of waiting) await job?.run(payload);
}

/** Chooses a workbook on the page and has it read; answers its address. */
export async function chooseWorkbook(
  database: TestDatabase,
  client: Client,
  bytes: Uint8Array,
  name = "tracker.xlsx",
): Promise<string> {
  const answer = await client.upload("/imports", {}, [
    { field: "workbook", name, content: Buffer.from(bytes) },
  ]);
  if (answer.location === undefined)
    throw new Error(`not taken: ${answer.page.errors.map(({ text }) => text).join("; ")}`);
  await readWaiting(database);
  return answer.location;
}

/** Confirms what the confirm page shows. */
export async function confirmImport(client: Client, address: string) {
  const { page } = await client.get(`${address}/confirm`);
  return client.post(`${address}/confirm`, { version: page.fields["version"] ?? "" });
}
