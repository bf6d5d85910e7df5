import { versionOf } from "../../kernel/version-of.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import { schoolNamed, type School } from "./school-reads.ts";

export type SchoolForm = Readonly<
  Record<
    "name" | "phone" | "leadName" | "leadPhone" | "deputyName" | "deputyPhone" | "version",
    string
  >
>;

export type SchoolChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Keeping = {
  /** The school that is changed; undefined for a new one. */
  readonly school: School | undefined;
  readonly schools: readonly School[];
  readonly form: SchoolForm;
};

function readSchool(form: SchoolForm, { school, schools }: Keeping) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const fields = {
    name: text(form.name, {
      field: "name",
      name: "Name",
      most: 200,
      missing: "Enter the name of the school",
    }),
    phone: orNull(text(form.phone, { field: "phone", name: "Telephone", most: 40 })),
    lead_name: text(form.leadName, {
      field: "leadName",
      name: "Name of the lead",
      most: 200,
      missing: "Enter the name of the safeguarding lead",
    }),
    lead_phone: text(form.leadPhone, {
      field: "leadPhone",
      name: "Telephone of the lead",
      most: 40,
      missing: "Enter the telephone number of the safeguarding lead",
    }),
    deputy_name: orNull(
      text(form.deputyName, { field: "deputyName", name: "Name of the deputy", most: 200 }),
    ),
    deputy_phone: orNull(
      text(form.deputyPhone, { field: "deputyPhone", name: "Telephone of the deputy", most: 40 }),
    ),
  };
  const same = schoolNamed(schools, fields.name);
  if (same && same.schoolId !== school?.schoolId) {
    errors.push({ field: "name", message: "There is a school of this name already" });
  }
  if (fields.deputy_phone !== null && fields.deputy_name === null) {
    errors.push({ field: "deputyName", message: "Enter whose telephone number it is" });
  }
  return { fields, errors };
}

/** Adds a school, or says anew who to ring there, if it is as it was read. */
export async function keepSchool(
  tx: Tx,
  { actor, at, today }: { readonly actor: StaffActor; readonly at: Date; readonly today: string },
  keeping: Keeping,
): Promise<SchoolChange> {
  const { school, form } = keeping;
  const { fields, errors } = readSchool(form, keeping);
  if (errors.length > 0) return { kind: "invalid", errors };
  const row = { ...fields, checked_on: today, kept_by: actor.id, kept_at: at };
  if (!school) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("directory.schools")
      .values({ school_id: newId(), partnership_id: actor.partnershipId, ...row })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
  }
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("directory.schools")
    .set({ ...row, version: version + 1 })
    .where("school_id", "=", school.schoolId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
