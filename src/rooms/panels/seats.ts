import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Posted } from "../directory/index.ts";

/** What somebody does on a panel. */
export const parts = {
  chair: "Chairs",
  minutes: "Takes the minutes",
  member: "Member",
  deputy: "Deputy",
} as const;
export type Part = keyof typeof parts;
export const isPart = (text: string): text is Part => Object.hasOwn(parts, text);

export type Seat = {
  readonly seatId: string;
  readonly staffId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agency: string;
  readonly agencyKind: string;
  readonly part: Part;
  readonly since: Date;
};

/** Who sits on a panel today, by agency. */
export async function listSeats(tx: Tx, panel: string): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`
    select s.seat_id as "seatId", s.staff_id as "staffId", p.name, s.agency_id as "agencyId", a.name as agency,
      a.kind as "agencyKind", s.part, s.given_at as since
    from panels.seats s join directory.staff p on p.staff_id = s.staff_id join directory.agencies a on a.agency_id = s.agency_id
    where s.panel = ${panel} and s.ended_at is null
    order by a.name, array_position(array['chair', 'minutes', 'member', 'deputy'], s.part), p.name limit 200`.execute(
    tx,
  );
  return rows;
}

export type SeatForm = { readonly staff: string; readonly part: string };
export type SeatChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Giving = {
  readonly panel: string;
  readonly posted: readonly Posted[];
  readonly form: SeatForm;
};

/** Gives somebody a seat for the agency they work for. It opens no record: papers come with each sitting. */
export async function giveSeat(
  tx: Tx,
  { actor, at }: CommandContext,
  { panel, posted, form }: Giving,
): Promise<SeatChange> {
  const person = posted.find(({ staffId }) => staffId === form.staff);
  const errors: FieldError[] = [];
  if (!person) errors.push({ field: "staff", message: "Choose a colleague" });
  if (!isPart(form.part)) errors.push({ field: "part", message: "Choose what they do" });
  else if (form.part === "chair" && person?.canChair === false)
    errors.push({ field: "part", message: "Choose a chair who can approve minutes" });
  if (!person || errors.length > 0) return { kind: "invalid", errors };
  await tx
    .insertInto("panels.seats")
    .values({
      seat_id: newId(),
      partnership_id: actor.partnershipId,
      panel,
      part: form.part,
      staff_id: person.staffId,
      agency_id: person.agencyId,
      given_by: actor.id,
      given_at: at,
    })
    // Pressed twice, or given by somebody else meanwhile: they sit on it.
    .onConflict((is) =>
      is.columns(["partnership_id", "panel", "staff_id"]).where("ended_at", "is", null).doNothing(),
    )
    .execute();
  return { kind: "accepted" };
}

/** False where the seat has ended already. */
export async function endSeat(
  tx: Tx,
  { actor, at }: CommandContext,
  { panel, seatId }: { readonly panel: string; readonly seatId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("panels.seats")
    .set((row) => ({ ended_by: actor.id, ended_at: at, version: row("version", "+", 1) }))
    .where("seat_id", "=", seatId)
    .where("panel", "=", panel)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
