import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../database/tx.ts";
import { readCheckpoints } from "./checkpoints.ts";
import { eventsInDatabase, standStill } from "./event-source.ts";
import { verifyAudit, type CheckpointSource, type Report } from "./proof/index.ts";

type Verifying = {
  readonly keys: readonly string[];
  /** Copies outside, beside the database's own. */
  readonly witnesses?: readonly CheckpointSource[];
  readonly onProgress?: (events: number) => void;
};

/** Reads the whole audit as it stands, in a transaction that has asked nothing yet. */
export async function verifyLive(
  tx: Tx,
  { keys, witnesses = [], onProgress }: Verifying,
): Promise<Report> {
  await standStill(tx);
  const own = { name: "the database", notes: () => readCheckpoints(tx), isWhole: true };
  return verifyAudit({
    ...eventsInDatabase(tx),
    checkpoints: [own, ...witnesses],
    keys,
    ...(onProgress ? { onProgress } : {}),
  });
}

type Asked = { readonly by: "job" | "command"; readonly at: Date };

/** Keeps that the audit was read and what came of it, in a transaction of its own. */
export async function keepVerification(
  tx: Tx,
  { events, checkpoints, findings }: Report,
  { by, at }: Asked,
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
