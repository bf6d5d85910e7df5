import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import type { kindsOfNotice } from "./configuration-kinds.ts";
import { mayInterrupt, tellOutside } from "./outside/task.ts";

export type Notice = {
  readonly partnershipId: number;
  /** Who is told; each once, and never the one who tells. */
  readonly staffIds: readonly string[];
  readonly kind: (typeof kindsOfNotice)[number];
  /** At most 200 characters, and never a child's name: it is shown wherever notices are listed. */
  readonly headline: string;
  /** Where to read on: a page that asks for itself who may see it. */
  readonly href: string;
};

type Telling = {
  readonly by: Actor;
  readonly at: Date;
  /** The same statement is made where nobody is told: how long it takes must not say whether somebody is. */
  readonly isSteady?: boolean;
};

/** Tells colleagues something inside Lantern. Only the person told reads a notice; machines read none. */
export async function notify(
  tx: Tx,
  { partnershipId, staffIds, kind, headline, href }: Notice,
  { by, at, isSteady = false }: Telling,
): Promise<void> {
  const others = [...new Set(staffIds)].filter((staffId) => staffId !== by.id);
  if (others.length === 0 && !isSteady) return;
  const ids = others.map(() => newId());
  const madeBy = by.kind === "staff" ? by.id : null;
  const { numAffectedRows = 0n } = await sql`
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
    select told.id, ${partnershipId}::int, s.staff_id, ${kind}, ${headline}, ${href}, ${at}::timestamptz, ${madeBy}::uuid
    from unnest(${ids}::uuid[], ${others}::uuid[]) told (id, staff_id)
    join directory.staff s on s.staff_id = told.staff_id and not s.is_service`.execute(tx);
  // Whether it interrupts is the partnership's to say: the job looks, in seconds and not in minutes.
  if (numAffectedRows > 0n && mayInterrupt.includes(kind)) await enqueue(tx, tellOutside);
}
