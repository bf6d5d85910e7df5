import { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { isId } from "../../kernel/ids.ts";
import { systemActor } from "../../platform/access/actor.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Job } from "../../platform/jobs/jobs.ts";
import { inAProcess } from "../../platform/isolation/in-a-process.ts";
import type { FeedFile } from "./read-file.ts";
import { readingJob } from "./reading-job-name.ts";
import { findUnread, keepOpened } from "./unread.ts";

export type ToOpen = { readonly name: string; readonly bytes: Uint8Array };
type Opening = (asked: ToOpen) => Promise<FeedFile | { readonly wrong: string }>;

const cannot = {
  wrong: "The file could not be read: save it again in Excel, or as CSV, and try again",
};

/** A file that uses up its memory or its time is answered like one that cannot be read. */
export const openApart = (worker: URL): Opening =>
  inAProcess(worker, { megabytes: 512, milliseconds: 60_000, cannot });

type Parts = { readonly database: Database; readonly clock: Clock; readonly open: Opening };

const payload = z.object({
  runId: z.string().refine(isId),
  partnershipId: z.coerce.number().int(),
});

/** Opens files of other systems. Nothing is computed inside a transaction. */
export function openingJobs({ database, clock, open }: Parts): readonly Job[] {
  return [
    {
      name: readingJob,
      run: async (given) => {
        const { runId, partnershipId } = payload.parse(given);
        const actor = systemActor("imports", { partnershipId, permissions: ["feed.run"] });
        const audit = {
          action: "feed.run.open",
          outcome: "done" as const,
          route: `job ${readingJob}`,
          requestId: "background",
          subjectIds: [runId],
        };
        const unread = await database.as(actor, async (tx) => {
          return { value: await findUnread(tx, runId), audit };
        });
        if (!unread) return;
        const { name, bytes, version } = unread;
        const file = await open({ name, bytes });
        await database.as(actor, async (tx) => {
          const opened = { runId, partnershipId, version, file, at: clock.now() };
          await keepOpened(tx, opened);
          return { value: undefined, audit };
        });
      },
    },
  ];
}
