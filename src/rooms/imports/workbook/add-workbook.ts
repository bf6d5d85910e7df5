import { createHash } from "node:crypto";
import type { FieldError } from "../../../kernel/fields.ts";
import { londonDate, formatDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { cleanName } from "../../../platform/files/file-name.ts";
import type { FileAsItIs, Upload } from "../../../platform/http/uploads.ts";
import { ringOf, sealValues } from "../../../platform/sealing/index.ts";
import { enqueue } from "../../../platform/jobs/jobs.ts";
import {
  reasonAgainstName,
  reasonAgainstTable,
} from "../../../platform/spreadsheets/opening/index.ts";
import { importedOn } from "./workbook-reads.ts";
import { workbookPlace } from "./workbook-place.ts";
import { readingJobs, type WorkbookKind } from "./workbook-kind.ts";
import { workbookLimit } from "./workbook-types.ts";

type Adding = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly kind?: WorkbookKind;
};

type Added =
  | { readonly kind: "accepted"; readonly importId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Takes a workbook in to be read in the background. What its first bytes say is said at once; what
 * only reading shows is said on its page. Nothing is made of it until somebody confirms.
 */
export async function addWorkbook(
  tx: Tx,
  { actor, at, kind = "tracker" }: Adding,
  { asTheyAre, errors }: Upload,
): Promise<Added> {
  // Signing in again in the middle loses the file, and says so.
  if (errors.length > 0) return { kind: "invalid", errors };
  const chosen = readChosen(asTheyAre);
  if ("message" in chosen) return refused(chosen.message);
  const sha256 = createHash("sha256").update(chosen.content).digest();
  const before = await importedOn(tx, sha256, kind);
  if (before) {
    return refused(`This very file was imported on ${formatDate(londonDate(before.at))}`);
  }
  const importId = newId();
  const place = workbookPlace(importId, actor.partnershipId);
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, { content: chosen.content });
  await tx
    .insertInto("identify.workbooks")
    .values({
      import_id: importId,
      partnership_id: actor.partnershipId,
      kind,
      file_name: chosen.name,
      file_sha256: sha256,
      sealed_key: sealedKey,
      ...sealed,
      state: "waiting",
      brought_by: actor.id,
      brought_at: at,
    })
    .execute();
  await enqueue(tx, readingJobs[kind], { importId, partnershipId: String(actor.partnershipId) });
  return { kind: "accepted", importId };
}

const refused = (message: string): Added => ({
  kind: "invalid",
  errors: [{ field: "workbook", message }],
});

type Chosen = { readonly name: string; readonly content: Buffer } | { readonly message: string };

function readChosen(files: readonly FileAsItIs[]): Chosen {
  const [file, ...others] = files;
  if (file === undefined) return { message: "Choose the workbook to bring in" };
  if (others.length > 0) return { message: "Choose one workbook at a time" };
  if (file.content === undefined) return { message: "The workbook must be 50 MB or smaller" };
  const reason =
    file.content.length > workbookLimit
      ? "The workbook must be 50 MB or smaller"
      : (reasonAgainstTable(file.content) ?? reasonAgainstName(file.content, cleanName(file.name)));
  const name = Array.from(cleanName(file.name)).slice(0, 255).join("");
  return reason === undefined
    ? { name, content: file.content }
    : { message: reason.replace(/\.$/, "") };
}
