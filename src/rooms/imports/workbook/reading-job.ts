import { z } from "zod";
import type { Clock } from "../../../kernel/clock.ts";
import { isId } from "../../../kernel/ids.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import { systemActor, type Actor } from "../../../platform/access/actor.ts";
import type { AuditEntry } from "../../../platform/audit/audit.ts";
import type { Database } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { openBytes, ringOf, sealValues } from "../../../platform/sealing/index.ts";
import type { Job } from "../../../platform/jobs/jobs.ts";
import type { Mapping } from "../reading/reading-types.ts";
import { decisionsToRead } from "../plan/decided-pairs-of.ts";
import type { ImportDecision } from "./workbook-types.ts";
import { rememberedColumns } from "./column-choices.ts";
import type { ReadBytes } from "./read-apart.ts";
import { readingJobs, type WorkbookKind } from "./workbook-kind.ts";
import { workbookPlace } from "./workbook-place.ts";

type Parts = { readonly database: Database; readonly clock: Clock };

const payload = z.object({
  importId: z.string().refine(isId),
  partnershipId: z.coerce.number().int(),
});

/** What was said of a file before it is read, as it is kept. */
type Said = { readonly fileName: string; readonly columns: unknown; readonly decisions: unknown };

type Waiting = Pick<Said, "fileName"> & { readonly bytes: Uint8Array; readonly today: string };

/** How files of one kind are read: what is asked of the database first, then the reading itself, without it. */
export type ReadingOfKind<Asked> = {
  readonly kind: WorkbookKind;
  readonly permission: Permission;
  /** As the audit calls looking at a file and keeping what was read. */
  readonly action: string;
  readonly ask: (tx: Tx, said: Said) => Promise<Asked>;
  readonly read: (
    asked: Asked,
    waiting: Waiting,
  ) => Promise<
    { readonly outcome: "read" } | { readonly outcome: "unreadable"; readonly reason: string }
  >;
};

/** The background work that reads files that wait for it. Nothing is computed inside a transaction. */
export function readingJobOf<Asked>(
  { database, clock }: Parts,
  reading: ReadingOfKind<Asked>,
): Job {
  const { kind, permission } = reading;
  return {
    name: readingJobs[kind],
    run: async (given) => {
      const { importId, partnershipId } = payload.parse(given);
      const imports = systemActor("imports", { partnershipId, permissions: [permission] });
      const actor = { ...imports, partnershipId };
      const working = { database, actor, importId };
      const waiting = await takeWaiting(working, reading);
      if (!waiting) return;
      const { version, asked, fileName, bytes } = waiting;
      const read = await reading.read(asked, { fileName, bytes, today: clock.today() });
      await keepReading(working, reading, { version, read });
    },
  };
}

/** Workbooks of a tracker. */
export const importJobs = ({
  read,
  ...parts
}: Parts & { readonly read: ReadBytes }): readonly Job[] => [
  readingJobOf(parts, {
    kind: "tracker",
    permission: "import.tracker",
    action: "import",
    ask: async (tx, { columns, decisions }) => ({
      mapping: { ...(await rememberedColumns(tx)), ...(columns as Mapping) },
      decisions: decisionsToRead(decisions as readonly ImportDecision[]),
    }),
    read: (asked, { bytes, today }) => read({ ...asked, bytes, today }),
  }),
];

type Working = {
  readonly database: Database;
  readonly actor: Actor & { readonly partnershipId: number };
  readonly importId: string;
};

type Step = Pick<ReadingOfKind<unknown>, "action" | "kind"> & { readonly step: "open" | "read" };

const entry = (importId: string, { action, kind, step }: Step): AuditEntry => ({
  action: `${action}.${step}`,
  outcome: "done",
  route: `job ${readingJobs[kind]}`,
  requestId: "background",
  subjectIds: [importId],
});

function takeWaiting<Asked>(
  { database, actor, importId }: Working,
  { kind, action, ask }: ReadingOfKind<Asked>,
) {
  return database.as(actor, async (tx) => {
    const row = await tx
      .selectFrom("identify.workbooks")
      .select(["sealed_key", "content", "file_name", "columns", "decisions", "version"])
      .where("import_id", "=", importId)
      .where("kind", "=", kind)
      .where("state", "=", "waiting")
      .executeTakeFirst();
    const said = row && {
      fileName: row.file_name,
      columns: row.columns,
      decisions: row.decisions as unknown,
    };
    const value = row &&
      said && {
        fileName: said.fileName,
        asked: await ask(tx, said),
        bytes: new Uint8Array(
          openBytes(ringOf(tx), workbookPlace(importId, actor.partnershipId), {
            sealedKey: row.sealed_key,
            sealed: row.content,
            column: "content",
          }),
        ),
        version: row.version,
      };
    return { value, audit: entry(importId, { action, kind, step: "open" }) };
  });
}

type WasRead = {
  readonly version: number;
  readonly read: Awaited<ReturnType<ReadingOfKind<unknown>["read"]>>;
};

/** What was read, unless the columns were corrected meanwhile: then another reading is on its way. */
function keepReading<Asked>(
  { database, actor, importId }: Working,
  { kind, action }: ReadingOfKind<Asked>,
  { version, read }: WasRead,
): Promise<void> {
  return database.as(actor, async (tx) => {
    await tx
      .updateTable("identify.workbooks")
      .set(
        read.outcome === "read"
          ? { state: "read", ...(await sealReading(tx, { importId, actor }, read)) }
          : { state: "unreadable", reason: read.reason.slice(0, 500) },
      )
      .where("import_id", "=", importId)
      .where("version", "=", version)
      .where("state", "=", "waiting")
      .execute();
    return { value: undefined, audit: entry(importId, { action, kind, step: "read" }) };
  });
}

/** Under the workbook's own data key: what was read in it is as sensitive as it is. */
async function sealReading(
  tx: Tx,
  { importId, actor }: Omit<Working, "database">,
  reading: object,
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
