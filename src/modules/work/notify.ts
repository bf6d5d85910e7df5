import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { enqueue } from "../../platform/jobs/jobs.ts";
import type { kindsOfNotice } from "../directory/index.ts";
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

/** Tells colleagues something inside Lantern. Only the person told reads a notice. */
export async function notify(
  tx: Tx,
  notice: Notice,
  { by, at }: { by: Actor; at: Date },
): Promise<void> {
  const others = [...new Set(notice.staffIds)].filter((staffId) => staffId !== by.id);
  if (others.length === 0) return;
  const told = await peopleOf(tx, others);
  if (told.length === 0) return;
  await tx
    .insertInto("work.notifications")
    .values(
      told.map((staffId) => ({
        notification_id: newId(),
        partnership_id: notice.partnershipId,
        staff_id: staffId,
        kind: notice.kind,
        headline: notice.headline,
        href: notice.href,
        made_at: at,
        made_by: by.kind === "staff" ? by.id : null,
      })),
    )
    .execute();
  // Whether it interrupts is the partnership's to say: the job looks, in seconds and not in minutes.
  if (mayInterrupt.includes(notice.kind)) await enqueue(tx, tellOutside);
}

/** Machines read no notices. */
async function peopleOf(tx: Tx, staffIds: readonly string[]): Promise<readonly string[]> {
  const people = await tx
    .selectFrom("directory.staff")
    .select("staff_id")
    .where("staff_id", "in", staffIds)
    .where("is_service", "=", false)
    .execute();
  return people.map(({ staff_id: staffId }) => staffId);
}
