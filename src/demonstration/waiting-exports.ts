import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { newId } from "../kernel/ids.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { toJsonb } from "../platform/database/jsonb.ts";

type ReadQuery = {
  readonly by: StaffActor;
  readonly at: Date;
  readonly purpose: string;
  readonly words: string;
  readonly agencyId: string;
  readonly why: string;
  readonly children: number;
  readonly destroyBy: string;
  /** The second person and when they released it, where the file was taken since. */
  readonly taken?: { readonly by: StaffActor; readonly at: Date };
};

/** A file with names that somebody asked for, as the form on the page would have said it. */
export async function aWaitingExport(tx: Tx, asked: ReadQuery): Promise<string> {
  const { by, taken } = asked;
  const waitingExportId = newId();
  const form = {
    purpose: asked.purpose,
    purposeWords: asked.words,
    recipient: "agency",
    agency: asked.agencyId,
    onlyInvolved: true,
    colleague: "",
    outside: "",
    basis: "",
    basisReason: "",
    names: "yes",
    namesReason: asked.why,
    columns: ["level", "lead"],
    format: "xlsx",
    destroy: datePartsOf(asked.destroyBy),
  };
  await tx
    .insertInto("protect.waiting_exports")
    .values({
      waiting_export_id: waitingExportId,
      partnership_id: by.partnershipId,
      asked_by: by.id,
      asked_at: asked.at,
      list: "",
      form: toJsonb(form),
      looked_at: "open; only children with whom the agency is involved",
      columns: ["Reference", "Age", "Name", "Date of birth", "Level", "Level before", "Lead"],
      has_names: true,
      row_count: asked.children,
      left_out: 0,
      ...(taken
        ? { state: "taken", settled_by: taken.by.id, settled_at: taken.at, version: 3 }
        : {}),
    })
    .execute();
  return waitingExportId;
}

type Filling = {
  readonly by: StaffActor;
  readonly agencyId: string;
  readonly now: Date;
  readonly today: string;
};

/** One that a second person finds this morning. */
export const askThisMorning = (tx: Tx, { by, agencyId, now, today }: Filling): Promise<string> =>
  aWaitingExport(tx, {
    by,
    agencyId,
    at: new Date(now.getTime() - 40 * 60_000),
    purpose: "agency",
    words: "Return-home interviews of the autumn",
    why: "The police match the children to their missing-person reports",
    children: 14,
    destroyBy: addDays(today, 28),
  });
