import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import { listPostHolders } from "../../directory/index.ts";
import { notify } from "../../work/index.ts";
import { trackerList } from "../tracker-list.ts";
import type { ExportForm } from "./export-form.ts";
import { headingsOf } from "./export-sheet.ts";
import type { ReadyExport } from "./ready-export.ts";

type ReadContext = { readonly ready: ReadyExport; readonly form: ExportForm };

/** Keeps what was asked for, and nothing of what the file will hold; tells those who can release it. */
export async function askForRelease(
  tx: Tx,
  actor: StaffActor,
  { ready, form }: ReadContext,
): Promise<string> {
  const { asked, offer, rows, leftOut, facts } = ready;
  const { at, today } = offer.setting;
  const { receiving } = asked;
  const to = receiving.kind === "colleague" ? receiving.colleague.staffId : null;
  const waitingExportId = newId();
  await tx
    .insertInto("protect.waiting_exports")
    .values({
      waiting_export_id: waitingExportId,
      partnership_id: actor.partnershipId,
      asked_by: actor.id,
      asked_at: at,
      list: trackerList.text(offer.asked),
      form: toJsonb(form),
      looked_at: facts.lookedAt,
      columns: [...headingsOf(facts, offer.setting)],
      has_names: facts.hasNames,
      recipient_staff_id: to,
      row_count: rows.length,
      left_out: leftOut,
    })
    .execute();
  const staffIds = (await whoReleases(tx, today)).filter((staffId) => staffId !== to);
  const notice = {
    partnershipId: actor.partnershipId,
    staffIds,
    kind: "export",
    headline: `${actor.name} asks for a second person for a file of the tracker`,
    href: `/exports/waiting/${waitingExportId}`,
  } as const;
  await notify(tx, notice, { by: actor, at });
  return waitingExportId;
}

/** Those who take files out themselves know what they look at; where there are none, everybody who may. */
async function whoReleases(tx: Tx, on: string): Promise<readonly string[]> {
  const holders = await listPostHolders(tx, { permission: "paper.release", on });
  const known = holders.filter(({ permissions }) => permissions.includes("tracker.export"));
  return (known.length > 1 ? known : holders).map(({ staffId }) => staffId);
}
