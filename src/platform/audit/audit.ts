import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";

/** What an audit event may say of how it ended. */
export type AuditOutcome = "done" | "refused" | "not_found" | "invalid" | "stale";

export type AuditEntry = {
  /** Dotted, the thing first: `child.read`, `level.set`, `sign-in.code`. */
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly route: string;
  readonly requestId: string;
  readonly subjectIds?: readonly string[];
  /** Counts, codes and ids. Never what a record says. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
};

export async function writeAudit(
  tx: Tx,
  actor: Actor,
  { entry, at }: { entry: AuditEntry; at: Date },
): Promise<void> {
  await tx
    .insertInto("audit.events")
    .values({
      event_id: newId(),
      partnership_id: actor.partnershipId ?? null,
      happened_at: at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      action: entry.action,
      outcome: entry.outcome,
      route: entry.route,
      request_id: entry.requestId,
      subject_ids: [...(entry.subjectIds ?? [])],
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
