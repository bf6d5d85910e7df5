import { newId } from "../kernel/ids.ts";
import { writeAudit } from "../platform/audit/audit.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/tx.ts";
import { commandLineActor, type Session } from "./with-database.ts";

/** A command's own event, in each partnership: it concerned all of them. */
export async function recorded({ admin, clock }: Session, action: string): Promise<void> {
  await asMaintenance(admin, (tx) => recordIn(tx, { action, at: clock.now() }));
}

type Event = {
  readonly action: string;
  readonly at: Date;
  readonly detail?: Readonly<Record<string, number>>;
};

export async function recordIn(tx: Tx, { action, at, detail = {} }: Event): Promise<void> {
  const all = await tx
    .selectFrom("directory.partnerships")
    .select("partnership_id")
    .orderBy("partnership_id")
    .execute();
  const entry = { action, outcome: "done", route: "lantern", requestId: newId(), detail } as const;
  for (const { partnership_id } of all)
    await writeAudit(tx, commandLineActor(partnership_id), { entry, at });
}
