import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { basisName } from "../../directory/index.ts";
import type { TrackerRow } from "../tracker-row.ts";
import { columnsInFile } from "./export-columns.ts";
import { readExport, type ExportAsked, type ExportForm, type Receiving } from "./export-form.ts";
import type { Offer } from "./export-offer.ts";
import type { FileFacts } from "./export-sheet.ts";
import { lookedAt } from "./looked-at.ts";
import { purposeText } from "./purposes.ts";
import { withoutShutOut } from "./who-is-shut-out.ts";

/** What a file would be, as the data is now and as far as its person reaches. */
export type ReadyExport = {
  readonly asked: ExportAsked;
  readonly offer: Offer;
  readonly rows: readonly TrackerRow[];
  /** Children of whom its recipient gets nothing. */
  readonly leftOut: number;
  readonly facts: Omit<FileFacts, "reference" | "disputed">;
};

export type NotReady =
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** There is nobody on the list, or more than one file can hold: no form helps. */
  | { readonly kind: "not offered" };

export type ReadContext = { readonly form: ExportForm; readonly offer: Offer };

export async function readyExport(
  tx: Tx,
  actor: StaffActor,
  { form, offer }: ReadContext,
): Promise<ReadyExport | NotReady> {
  if (offer.isTooMany || offer.rows.length === 0) return { kind: "not offered" };
  const read = readExport(form, { ...offer, today: offer.setting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const asked = read.value;
  const involved = involvedIn(asked, offer);
  if (involved.length === 0) {
    return nobody("agency", "No child on this list has anything to do with this agency");
  }
  const { rows, leftOut } = await withoutShutOut(tx, asked.receiving, involved);
  if (rows.length === 0) {
    return nobody(asked.receiving.kind, "No child on this list can be included for this recipient");
  }
  return { asked, offer, rows, leftOut, facts: factsOf(actor, asked, offer) };
}

const nobody = (field: string, message: string): NotReady => ({
  kind: "invalid",
  errors: [{ field, message }],
});

/** Each agency is sent its own where that is asked. */
function involvedIn({ receiving }: ExportAsked, { rows }: Offer): readonly TrackerRow[] {
  if (receiving.kind !== "agency" || !receiving.onlyInvolved) return rows;
  return rows.filter(({ agencies }) => agencies.includes(receiving.agency.name));
}

function factsOf(actor: StaffActor, asked: ExportAsked, offer: Offer): ReadyExport["facts"] {
  const { receiving, namesReason } = asked;
  const hasNames = namesReason !== null;
  const agencyName = actor.posts[0]?.agencyName;
  const looked = lookedAt(offer.asked, offer.setting);
  return {
    reader: agencyName === undefined ? actor.name : `${actor.name}, ${agencyName}`,
    receiver: receiverOf(receiving),
    purpose: purposeText(asked.purpose, null),
    basis: basisName(offer.agreement, asked.basis),
    lookedAt:
      receiving.kind === "agency" && receiving.onlyInvolved
        ? `${looked}; only children ${receiving.agency.name} is involved with`
        : looked,
    destroyBy: asked.destroyBy,
    hasNames,
    columns: columnsInFile(offer.columns, { ticked: asked.columns, hasNames }),
  };
}

function receiverOf(receiving: Receiving): string {
  switch (receiving.kind) {
    case "own":
      return "own use";
    case "agency":
      return receiving.agency.name;
    case "colleague":
      return receiving.colleague.name;
    case "outside":
      return receiving.name;
  }
}
