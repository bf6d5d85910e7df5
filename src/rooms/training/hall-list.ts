import { createHash } from "node:crypto";
import { londonDate } from "../../kernel/dates.ts";
import { defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { tickAttendance } from "./attendance.ts";
import type { Booking } from "./booking-reads.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import type { Course } from "./course-reads.ts";
import { findPerson } from "./person-reads.ts";
import type { Session } from "./session-reads.ts";

/** Without letters and digits that are read as another. */
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const codeLength = 5;

/** What stands beside a name on the printed list: the same whenever it is printed, and no use anywhere else. */
export function codeOf(bookingId: string): string {
  const digest = createHash("sha256").update(`hall ${bookingId}`).digest();
  return Array.from({ length: codeLength }, (_, at) =>
    signs.charAt((digest[at] ?? 0) % signs.length),
  ).join("");
}

/** Codes that were ticked on paper, where there was no signal. */
export const hallForm = defineForm()({
  codes: text({
    label: "Codes that are ticked on the printed list",
    hint: "With spaces or on a line each. Everybody else stays as they are",
    rows: 6,
    called: "Codes",
    most: 20_000,
    missing: "Enter at least one code",
  }),
});

type Hall = {
  readonly session: Session;
  readonly course: Course;
  readonly bookings: readonly Booking[];
  readonly form: Sent<typeof hallForm>;
};

/** Ticks everybody whose code is entered: all of them, or nobody where one is not on the list. */
export async function tickHall(
  tx: Tx,
  by: CommandContext,
  { session, course, bookings, form }: Hall,
): Promise<Change> {
  const { value, errors } = hallForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const typed = value.codes.toUpperCase().split(/[\s,;]+/);
  const codes = [...new Set(typed.filter((code) => code !== ""))];
  const found = codes.map((code) => ({
    code,
    bookings: bookings.filter(({ bookingId }) => codeOf(bookingId) === code),
  }));
  const wrong = found.filter((one) => one.bookings.length !== 1).map(({ code }) => code);
  if (wrong.length > 0)
    return invalid("codes", `Not on the list of this session: ${wrong.slice(0, 20).join(", ")}`);
  const people = [];
  for (const { personId, name } of found.flatMap((one) => one.bookings)) {
    const person = await findPerson(tx, personId);
    if (person) people.push(person);
    else return invalid("codes", `${name} cannot be ticked by you`);
  }
  const on = londonDate(session.startsAt);
  const left = people.find(({ leftOn }) => leftOn !== null && leftOn < on);
  if (left) return invalid("codes", `${left.name} had left by that day`);
  for (const person of people) {
    const change = await tickAttendance(tx, by, { session, course, person, state: "attended" });
    if (change.kind === "invalid")
      return invalid("codes", `${person.name}: ${change.errors[0]?.message ?? ""}`);
  }
  return { kind: "accepted" };
}
