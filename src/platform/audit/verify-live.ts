import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../database/tx.ts";
import { AuditAltered, unreadableWords } from "./audit-altered.ts";
import { notesInFolder } from "./checkpoint-files.ts";
import type { Outside } from "./outside.ts";
import { readCheckpoints } from "./checkpoints.ts";
import { eventsInDatabase, standStill } from "./event-source.ts";
import { witnessesOf } from "./cosignatures.ts";
import {
  verifyAudit,
  type CheckpointSource,
  type Finding,
  type Report,
  type WitnessSource,
} from "./proof/index.ts";
import { compareInDatabase, readOutside, type SeenOutside } from "./sign-audit.ts";

type Verifying = {
  readonly keys: readonly string[];
  /** Our own folder, and the file beside the key. */
  readonly outside?: Outside | undefined;
  /** Copies of partners, beside our own. */
  readonly witnesses?: readonly CheckpointSource[];
  /** What partners co-signed and keep, beside what they handed back. */
  readonly cosigned?: readonly WitnessSource[];
  readonly onProgress?: (events: number) => void;
};

/**
 * Reads the whole audit as it stands, in a transaction that has asked nothing yet. An audit that
 * cannot be read to its end is a finding like any other: nothing here fails for what it finds.
 */
export async function verifyLive(tx: Tx, verifying: Verifying): Promise<Report> {
  const seen = verifying.outside && look(verifying.outside);
  await standStill(tx);
  await sql`savepoint reading`.execute(tx);
  try {
    const difference = seen && (await differenceFrom(tx, seen));
    const until = typeof seen === "string" ? 0 : (seen?.folder?.number ?? 0);
    const report = await readAll(tx, verifying, until);
    if (difference === undefined) return report;
    return { ...report, findings: [...report.findings, differs(difference)] };
  } catch (error) {
    const found = unreadable(error);
    await sql`rollback to savepoint reading`.execute(tx);
    return { events: 0, checkpoints: 0, findings: [found] };
  }
}

/** What stands outside, or in words why that cannot be read. */
function look(outside: Outside): SeenOutside | string {
  try {
    return readOutside(outside);
  } catch (error) {
    return wordsOf(error);
  }
}

async function differenceFrom(tx: Tx, seen: SeenOutside | string): Promise<string | undefined> {
  if (typeof seen === "string") return seen;
  try {
    return await compareInDatabase(tx, seen);
  } catch (error) {
    return wordsOf(error);
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof AuditAltered) return error.message;
  throw error;
}

const differs = (says: string): Finding => ({ kind: "checkpoint", says });

async function readAll(
  tx: Tx,
  { keys, outside, witnesses = [], cosigned = [], onProgress }: Verifying,
  until: number,
): Promise<Report> {
  const kept = await witnessesOf(tx, outside?.folder);
  const own = { name: "the database", notes: () => readCheckpoints(tx), isWhole: true };
  const folder = outside && {
    name: outside.folder,
    notes: () => notesInFolder(outside.folder, until),
    isWhole: true,
    isSecond: true,
  };
  return verifyAudit({
    ...eventsInDatabase(tx),
    checkpoints: [own, ...(folder ? [folder] : []), ...witnesses],
    keys,
    witnesses: [...kept, ...cosigned],
    ...(onProgress ? { onProgress } : {}),
  });
}

function unreadable(error: unknown): Finding {
  const says = unreadableWords(error);
  if (says === undefined) throw error;
  return { kind: "unreadable", says };
}

type ReadQuery = { readonly by: "job" | "command"; readonly at: Date };

/** Keeps that the audit was read and what came of it, in a transaction of its own. */
export async function keepVerification(
  tx: Tx,
  { events, checkpoints, findings }: Report,
  { by, at }: ReadQuery,
): Promise<void> {
  await tx
    .insertInto("audit.verifications")
    .values({
      verification_id: newId(),
      verified_at: at,
      asked_by: by,
      events,
      checkpoints,
      findings: findings.length,
      first_finding: findings[0] ? inWords(findings[0]) : null,
    })
    .execute();
}

/** "chain 3, event 120: changed: does not say what it said when it was written" */
export function inWords({ kind, shard, sequence, says }: Report["findings"][number]): string {
  const where = shard === undefined ? "" : `chain ${shard}, event ${sequence ?? 0}: `;
  return `${where}${kind}: ${says}`;
}
