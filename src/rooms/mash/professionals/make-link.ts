import { versionOf } from "../../../kernel/version-of.ts";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { hashesOfLink, newHanded, type Handed } from "../../accounts/index.ts";
import { professionalLinksOn, type ProfessionalLinks } from "./link-config.ts";
import { untoldIn } from "../untold-in.ts";

export type AskForm = { readonly forWhom: string; readonly basis: string };

export type ReadQuery =
  | {
      readonly kind: "made";
      readonly linkId: string;
      readonly handed: Handed;
      readonly expiresAt: Date;
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Concern = {
  readonly concernId: string;
  readonly partnershipId: number;
  readonly personId: string | null;
};

const day = 24 * 60 * 60 * 1000;

/** Who is asked and on which basis, or what is wrong by field. */
export function readAsk(
  form: AskForm,
  { bases }: ProfessionalLinks,
):
  | { readonly forWhom: string; readonly basis: string }
  | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const forWhom = readText(form.forWhom, {
    name: "Who is asked",
    most: 200,
    missing: "Enter who is asked: their post and where they work",
  });
  if (!forWhom.ok) errors.push({ field: "forWhom", message: forWhom.error });
  const basis = bases.find(({ key }) => key === form.basis);
  if (!basis) errors.push({ field: "basis", message: "Choose on which basis you ask" });
  if (!forWhom.ok || !basis) return { errors };
  return { forWhom: forWhom.value, basis: basis.key };
}

/** Makes a link about one concern. Its token and code are answered this once and kept nowhere. */
export async function askProfessional(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { concern, form }: { readonly concern: Concern; readonly form: AskForm },
): Promise<ReadQuery> {
  const { id, body } = await professionalLinksOn(tx, today);
  const read = readAsk(form, body);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const untold = await untoldIn(tx, { episode: concern, at }, read.forWhom);
  if (untold !== undefined)
    return { kind: "invalid", errors: [{ field: "forWhom", message: untold }] };
  const linkId = newId();
  const handed = newHanded();
  const hashes = hashesOfLink("professional", handed);
  const expiresAt = new Date(at.getTime() + body.days * day);
  await tx
    .insertInto("identify.professional_links")
    .values({
      professional_link_id: linkId,
      partnership_id: concern.partnershipId,
      mash_episode_id: concern.concernId,
      for_whom: read.forWhom,
      basis: read.basis,
      questions_id: id,
      token_hash: hashes.token,
      code_hash: hashes.code,
      made_by: actor.id,
      made_at: at,
      expires_at: expiresAt,
    })
    .execute();
  return { kind: "made", linkId, handed, expiresAt };
}

type Withdrawing = Omit<Concern, "personId"> & {
  readonly linkId: string;
  readonly version: string;
};

/** Ends a link that nobody has answered. False where it was answered, or somebody else was first. */
export async function withdrawProfessional(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { concernId, linkId, version }: Withdrawing,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.professional_links")
    .set((row) => ({
      withdrawn_by: actor.id,
      withdrawn_at: at,
      version: row("version", "+", 1),
    }))
    .where("professional_link_id", "=", linkId)
    .where("mash_episode_id", "=", concernId)
    .where("version", "=", versionOf(version))
    .where("withdrawn_at", "is", null)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
