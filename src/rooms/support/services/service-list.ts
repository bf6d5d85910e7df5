import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { listPosted, type Posted } from "../../directory/index.ts";

export type Reader = {
  readonly serviceReaderId: string;
  readonly staffId: string;
  readonly name: string;
  readonly addedBy: string;
  readonly addedAt: Date;
};

/** Who stands on the list of a sensitive service today. */
export async function listReaders(tx: Tx, serviceId: string): Promise<readonly Reader[]> {
  const { rows } = await sql<Reader>`
    select r.service_reader_id as "serviceReaderId", r.staff_id as "staffId", s.name, b.name as "addedBy", r.added_at as "addedAt"
    from directory.service_readers r join directory.staff s on s.staff_id = r.staff_id
    join directory.staff b on b.staff_id = r.added_by
    where r.service_id = ${serviceId}::uuid and r.ended_at is null order by s.name limit 500`.execute(
    tx,
  );
  return rows;
}

export type ListChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Offering = Pick<CommandContext, "actor" | "today"> & { readonly serviceId: string };

/** Who may be put on a list: colleagues who can reach records and do not stand there yet, and never oneself. */
export async function whoCanBeAdded(
  tx: Tx,
  { serviceId, today, actor }: Offering,
): Promise<readonly Posted[]> {
  const there = new Set((await listReaders(tx, serviceId)).map(({ staffId }) => staffId));
  return (await listPosted(tx, today)).filter(
    ({ staffId }) => staffId !== actor.id && !there.has(staffId),
  );
}

/**
 * Puts a colleague on the list of a sensitive service. It opens no record: reach is theirs or not. Nobody
 * puts themselves there, which the database holds too.
 */
export async function addReader(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { serviceId, staffId }: { readonly serviceId: string; readonly staffId: string },
): Promise<ListChange> {
  const free = await whoCanBeAdded(tx, { serviceId, today, actor });
  if (!free.some((one) => one.staffId === staffId)) {
    const message =
      staffId === actor.id
        ? "You cannot add yourself: choose a colleague"
        : "Choose a person who is not on the list";
    return { kind: "invalid", errors: [{ field: "staff", message }] };
  }
  await tx
    .insertInto("directory.service_readers")
    .values({
      service_reader_id: newId(),
      partnership_id: actor.partnershipId,
      service_id: serviceId,
      staff_id: staffId,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Takes somebody off the list. False where they are off it already. */
export async function endReader(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { serviceId, serviceReaderId }: { readonly serviceId: string; readonly serviceReaderId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("directory.service_readers")
    .set({ ended_by: actor.id, ended_at: at })
    .where("service_reader_id", "=", serviceReaderId)
    .where("service_id", "=", serviceId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
