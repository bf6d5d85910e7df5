import { englandAndWales, withAddedHolidays } from "../../kernel/bank-holidays.ts";
import { addMonths, formatDate } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { WorkingCalendar } from "../../kernel/working-days.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";

export type HolidayForm = {
  readonly date: DateParts;
  readonly title: string;
  readonly reason: string;
};

export type HolidayChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type AddedHoliday = {
  readonly date: string;
  readonly title: string;
  readonly reason: string;
  readonly addedBy: string;
};

type Holiday = { readonly date: string; readonly title: string; readonly reason: string };

/** The day as typed. */
function readHoliday(
  form: HolidayForm,
  { today, isKnown }: { today: string; isKnown: (date: string) => boolean },
): Holiday | readonly FieldError[] {
  const errors: FieldError[] = [];
  const earliest = addMonths(today, -24);
  const latest = addMonths(today, 120);
  const date = readDateParts(form.date, { name: "Date", earliest, latest });
  if (!date.ok) errors.push({ field: "date", message: date.error });
  else if (isKnown(date.value)) {
    errors.push({
      field: "date",
      message: `${formatDate(date.value)} is already a non-working day`,
    });
  }
  const title = readText(form.title, {
    name: "Name",
    most: 100,
    missing: "Enter what the day is called",
  });
  if (!title.ok) errors.push({ field: "title", message: title.error });
  const reason = readText(form.reason, {
    name: "Source",
    most: 500,
    missing: "Enter where this was announced",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (errors.length > 0 || !date.ok || !title.ok || !reason.ok) return errors;
  return { date: date.value, title: title.value, reason: reason.value };
}

/** Adds a non-working day that was announced after this version was made. Clocks count it from then on. */
export async function addHoliday(
  tx: Tx,
  { actor, today }: { actor: StaffActor; today: string },
  form: HolidayForm,
): Promise<HolidayChange> {
  await oneAtATime(tx, `calendar of ${actor.partnershipId}`);
  const added = new Set((await listAddedHolidays(tx)).map(({ date }) => date));
  const isKnown = (date: string): boolean => added.has(date) || englandAndWales.holidays.has(date);
  const read = readHoliday(form, { today, isKnown });
  if (!("date" in read)) return { kind: "invalid", errors: read };
  await tx
    .insertInto("directory.added_holidays")
    .values({
      added_holiday_id: newId(),
      partnership_id: actor.partnershipId,
      on_date: read.date,
      title: read.title,
      reason: read.reason,
      added_by: actor.id,
    })
    .execute();
  return { kind: "accepted" };
}

export function listAddedHolidays(tx: Tx): Promise<readonly AddedHoliday[]> {
  return tx
    .selectFrom("directory.added_holidays as h")
    .innerJoin("directory.staff as s", "s.staff_id", "h.added_by")
    .select(["h.on_date as date", "h.title", "h.reason", "s.name as addedBy"])
    .orderBy("h.on_date")
    .execute();
}

/** The working days that the partnership's clocks run in: bank holidays and what was added since. */
export async function getWorkingCalendar(tx: Tx): Promise<WorkingCalendar> {
  const added = await listAddedHolidays(tx);
  return withAddedHolidays(
    englandAndWales,
    added.map(({ date, title }) => ({ date, title })),
  );
}
