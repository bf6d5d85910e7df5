import { sql } from "kysely";
import {
  askedIf,
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type Sent,
} from "../../../kernel/forms/index.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { uses, type ContactNumber, type Owner, type Use } from "./number.ts";

/** A number to be rung from here or from abroad: figures, with an extension where there is one. */
const rung = /^\+?[\d ()-]{3,30}(?: ?(?:ext\.?|x) ?\d{1,6})?$/i;

export type NumberContext = { readonly owner: Owner };

const phoneAndHours = {
  phone: text({
    label: "Telephone number",
    hint: "With the area code, like 020 7946 0100. An extension as “ext 12”",
    called: "Telephone number",
    most: 40,
    missing: "Enter the telephone number",
  }),
  hours: optionalText({
    label: "When it is answered (optional)",
    hint: "For example: Monday to Friday, 9am to 5pm",
    called: "When it is answered",
    most: 200,
  }),
} as const;

const seenBy = {
  yes: "Yes: it is on the public pages",
  no: "No: only staff see it",
} as const;

const isRung = (phone: string): string | false =>
  !rung.test(phone) &&
  "Enter a telephone number, like 020 7946 0100. It has figures and spaces only";

/** A number that somebody has and the directory does not. */
export const addNumberForm = defineForm<NumberContext, { free: readonly Use[] }>()(
  {
    usedFor: choiceFrom({
      label: "What is it for?",
      options: (context) =>
        ("free" in context ? context.free : (Object.keys(uses) as Use[])).map((use) => ({
          value: use,
          text: uses[use],
        })),
      missing: "Choose what it is for",
    }),
    ...phoneAndHours,
  },
  { phone: ({ phone }) => phone !== undefined && isRung(phone) },
);

/** A number as it is from now on. */
export const changeNumberForm = defineForm<NumberContext, NumberContext>()(
  {
    ...phoneAndHours,
    isPublic: askedIf(
      ({ owner }: NumberContext) => owner.of === "desk",
      choice({
        label: "May the public pages show it?",
        options: seenBy,
        missing: "Choose whether the public pages may show it",
      }),
    ),
  },
  { phone: ({ phone }) => phone !== undefined && isRung(phone) },
);

export const endNumberForm = defineForm()({
  reason: text({
    label: "Why it is no longer the number",
    called: "Reason",
    most: 400,
    missing: "Enter why it is no longer the number",
  }),
});

export type NumberChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

const columnOf = {
  agency: "agency_id",
  team: "team_id",
  service: "service_id",
  role: "role_id",
  desk: "desk",
} as const;

type Adding = { readonly owner: Owner; readonly form: Sent<typeof addNumberForm> };

/** One number for each use: a second one would be a second answer. */
export async function addNumber(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { owner, form }: Adding,
): Promise<NumberChange> {
  await oneAtATime(tx, `numbers of ${owner.id}`);
  const read = addNumberForm.read(form, { owner });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { usedFor, phone, hours } = read.value;
  const { rows } = await sql`
    select from directory.contact_numbers n where ${sql.ref(`n.${columnOf[owner.of]}`)}::text = ${owner.id} and n.used_for = ${usedFor}
      and n.area is null and (n.ended_on is null or n.ended_on > ${today}::date)`.execute(tx);
  if (rows.length > 0) {
    const message = `There is a number for this already: change that one`;
    return { kind: "invalid", errors: [{ field: "usedFor", message }] };
  }
  await tx
    .insertInto("directory.contact_numbers")
    .values({
      contact_number_id: newId(),
      partnership_id: actor.partnershipId,
      [columnOf[owner.of]]: owner.id,
      used_for: usedFor,
      phone,
      hours,
      is_public: false,
      starts_on: today,
      kept_by: actor.id,
      kept_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

type Changing = {
  readonly owner: Owner;
  readonly number: ContactNumber;
  readonly form: Sent<typeof changeNumberForm>;
  readonly version: number;
};

/** Every page that names it shows the new one from now on. */
export async function changeNumber(
  tx: Tx,
  { actor, at }: CommandContext,
  { owner, number, form, version }: Changing,
): Promise<NumberChange> {
  if (number.version !== version) return { kind: "stale" };
  const read = changeNumberForm.read(form, { owner });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { phone, hours, isPublic } = read.value;
  const { numUpdatedRows } = await tx
    .updateTable("directory.contact_numbers")
    .set({
      phone,
      hours,
      is_public: isPublic === "yes",
      kept_by: actor.id,
      kept_at: at,
      version: version + 1,
    })
    .where("contact_number_id", "=", number.contactNumberId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

type Ending = {
  readonly number: ContactNumber;
  readonly form: Sent<typeof endNumberForm>;
  readonly version: number;
};

/** It is nobody's number any more: no page shows it from today. */
export async function endNumber(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { number, form, version }: Ending,
): Promise<NumberChange> {
  if (number.version !== version) return { kind: "stale" };
  const read = endNumberForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { numUpdatedRows } = await tx
    .updateTable("directory.contact_numbers")
    .set({
      ended_on: today,
      end_reason: read.value.reason,
      kept_by: actor.id,
      kept_at: at,
      version: version + 1,
    })
    .where("contact_number_id", "=", number.contactNumberId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
