import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isPicture } from "../../platform/files/stored-files.ts";
import type { Upload } from "../../platform/http/uploads.ts";
import { ringOf, sealValues } from "../../platform/sealing/index.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology, type About, type Change } from "../child-record/index.ts";
import { addForm } from "./photograph-forms.ts";
import { placeOf } from "./photograph-reads.ts";
import type { PhotographScheme } from "./photograph-scheme.ts";

type Adding = {
  readonly person: About;
  readonly scheme: PhotographScheme;
  readonly form: Omit<FormTyped<typeof addForm>, "picture">;
  readonly upload: Upload;
};

/** Holds a photograph, sealed, until a second person has looked at it: nobody else sees it before. */
export async function addPhotograph(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, scheme, form, upload }: Adding,
): Promise<Change> {
  const [file] = upload.files;
  const isOther = file !== undefined && !isPicture(file.mediaType);
  const refused = isOther
    ? [{ field: "picture", message: "The photograph must be a JPEG or PNG picture" }]
    : upload.errors;
  const read = addForm.read(
    { ...form, picture: undefined },
    { scheme, now: at, today, hasFile: file !== undefined, isFileRefused: refused.length > 0 },
  );
  if (read.errors) return { kind: "invalid", errors: [...refused, ...read.errors] };
  if (!file || isOther) return { kind: "invalid", errors: refused };
  const { value } = read;
  const photographId = newId();
  const place = placeOf(photographId, person.partnershipId);
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, { content: file.content });
  await tx
    .insertInto("protect.photographs")
    .values({
      photograph_id: photographId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      description: value.description,
      taken_on: value.takenOn,
      origin: value.origin,
      origin_reason: value.originReason,
      basis: value.basis,
      basis_detail: value.basisDetail,
      basis_on: value.basisOn,
      gives_place: value.givesPlace === "yes",
      media_type: file.mediaType,
      size_bytes: file.content.length,
      scan: file.scan,
      sealed_key: sealedKey,
      content: sealed.content,
      review_by: value.reviewBy,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "missing",
    headline: "Photograph added: a second person checks it",
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
