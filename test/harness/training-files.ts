import { trainingJobs } from "../../src/rooms/training/importing/reading-job.ts";
import { readTrainingFile } from "../../src/rooms/training/importing/read-file.ts";
import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";

/** Does the background work of reading files of training that wait for it, here and now. */
export async function readTrainingFiles({ db, clock, query }: TestDatabase): Promise<void> {
  const [job] = trainingJobs({ database: db, clock, read: readTrainingFile });
  const waiting = await query<{ importId: string; partnershipId: string }>(
    `select import_id as "importId", partnership_id::text as "partnershipId"
     from identify.workbooks where state = 'waiting' and kind = 'training'`,
  );
  for (const payload of waiting) await job?.run(payload);
}

/** Chooses a file on the page and has it read; answers its address. */
export async function chooseTraining(
  database: TestDatabase,
  client: Client,
  rows: readonly string[],
  name = "pool.csv",
): Promise<string> {
  const content = Buffer.from(rows.join("\r\n"));
  const answer = await client.upload("/training/imports", {}, [
    { field: "workbook", name, content },
  ]);
  if (answer.location === undefined)
    throw new Error(`not taken: ${answer.page.errors.map(({ text }) => text).join("; ")}`);
  await readTrainingFiles(database);
  return answer.location;
}

/** Confirms what the page of a file shows. */
export async function confirmTraining(client: Client, address: string) {
  const { page } = await client.get(address);
  return client.post(`${address}/confirm`, { version: page.fields["version"] ?? "" });
}
