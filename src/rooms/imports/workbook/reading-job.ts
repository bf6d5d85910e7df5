import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import { isId } from "../../../kernel/ids.ts";
import { systemActor, type Actor } from "../../../platform/access/actor.ts";
import type { AuditEntry } from "../../../platform/audit/audit.ts";
import type { Database } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { openBytes, ringOf, sealValues } from "../../../platform/sealing/index.ts";
import type { Job } from "../../../platform/jobs/jobs.ts";
import type { Mapping, TrackerReading, UnreadableWorkbook } from "../reading/reading-types.ts";
import { decisionsToRead } from "../plan/decided-pairs-of.ts";
import type { ImportDecision } from "./workbook-types.ts";
import { rememberedColumns } from "./column-choices.ts";
import type { ReadBytes } from "./read-apart.ts";
import { workbookPlace } from "./workbook-place.ts";
import { readingJob } from "./reading-job-name.ts";

type Parts = { readonly database: Database; readonly clock: Clock; readonly read: ReadBytes };

const payload = z.object({
  importId: z.string().refine(isId),
  partnershipId: z.coerce.number().int(),
});

/** Reads workbooks that wait for it. Nothing is computed inside a transaction. */
export function importJobs({ database, clock, read }: Parts): readonly Job[] {
  return [
    {
      name: readingJob,
      run: async (given) => {
        const { importId, partnershipId } = payload.parse(given);
        const imports = systemActor("imports", { partnershipId, permissions: ["import.tracker"] });
        const actor = { ...imports, partnershipId };
        const waiting = await takeWaiting({ database, actor, importId });
        if (!waiting) return;
        const { version, ...asked } = waiting;
        const reading = await read({ ...asked, today: clock.today() });
        await keepReading({ database, actor, importId }, version, reading);
      },
    },
  ];
}

type Working = {
  readonly database: Database;
  readonly actor: Actor & { readonly partnershipId: number };
  readonly importId: string;
};

const entry = (importId: string, step: "open" | "read"): AuditEntry => ({
  action: `import.${step}`,
  outcome: "done",
  route: `job ${readingJob}`,
  requestId: "background",
  subjectIds: [importId],
});

function takeWaiting({ database, actor, importId }: Working) {
  return database.as(actor, async (tx) => {
    const row = await tx
      .selectFrom("identify.workbooks")
      .select(["sealed_key", "content", "columns", "decisions", "version"])
      .where("import_id", "=", importId)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    const value = row && {
      bytes: new Uint8Array(
        openBytes(ringOf(tx), workbookPlace(importId, actor.partnershipId), {
          sealedKey: row.sealed_key,
          sealed: row.content,
          column: "content",
        }),
      ),
      version: row.version,
      mapping: { ...(await rememberedColumns(tx)), ...(row.columns as Mapping) },
      decisions: decisionsToRead(row.decisions as unknown as readonly ImportDecision[]),
    };
    return { value, audit: entry(importId, "open") };
  });
}

/** What was read, unless the columns were corrected meanwhile: then another reading is on its way. */
function keepReading(
  { database, actor, importId }: Working,
  version: number,
  reading: TrackerReading | UnreadableWorkbook,
): Promise<void> {
  return database.as(actor, async (tx) => {
    await tx
      .updateTable("identify.workbooks")
      .set(
        reading.outcome === "read"
          ? { state: "read", ...(await sealReading(tx, { importId, actor }, reading)) }
          : { state: "unreadable", reason: reading.reason.slice(0, 500) },
      )
      .where("import_id", "=", importId)
      .where("version", "=", version)
      .where("state", "=", "waiting")
      .execute();
    return { value: undefined, audit: entry(importId, "read") };
  });
}

/** Under the workbook's own data key: what was read in it is as sensitive as it is. */
async function sealReading(
  tx: Tx,
  { importId, actor }: Omit<Working, "database">,
  reading: TrackerReading,
): Promise<{ reading_sealed?: Buffer }> {
  const row = await tx
    .selectFrom("identify.workbooks")
    .select("sealed_key")
    .where("import_id", "=", importId)
    .executeTakeFirst();
  // Put away while it was read: there is nothing to keep it with.
  if (!row?.sealed_key) return {};
  const place = workbookPlace(importId, actor.partnershipId);
  const values = { reading_sealed: toJsonb(reading) };
  return sealValues(ringOf(tx), place, values, row.sealed_key).sealed;
}
