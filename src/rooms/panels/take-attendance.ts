import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { attendedWords, attendanceWords } from "../meetings/index.ts";
import { isOpen, type SittingPerson } from "./sitting-reads.ts";

/** One row of the form: what is chosen, and the row as it was read when the form was opened. */
export type RowTyped = {
  readonly attended: string;
  readonly deputy: string;
  readonly read: string;
};
export type RowsTyped = ReadonlyMap<string, RowTyped>;

/** "3:deputy:Bea Doyle": by it a save knows what the reader changed, and what a colleague changed meanwhile. */
export const rowAsRead = ({
  version,
  attended,
  deputy,
}: Pick<SittingPerson, "version" | "attended" | "deputy">): string =>
  `${version}:${attended ?? ""}:${deputy ?? ""}`;

export const rowTyped = (person: SittingPerson): RowTyped => ({
  attended: person.attended ?? "",
  deputy: person.deputy ?? "",
  read: rowAsRead(person),
});

/** Whether somebody chose or typed something in it since it was read. */
export const isTouched = ({ attended, deputy, read }: RowTyped): boolean =>
  read.slice(read.indexOf(":") + 1) !== `${attended}:${deputy.trim()}`;

type Change = {
  readonly staffId: string;
  readonly attended: string;
  readonly deputy: string;
  readonly version: number;
};

type Row = { readonly change?: Change; readonly error?: FieldError; readonly isStale?: true };

/** What one row asks for: nothing, a change, or to be told that a colleague was quicker or what is wrong. */
function rowOf(person: SittingPerson, { attended, deputy: typed, read }: RowTyped): Row {
  const [version = "", was = "", ...deputyWas] = read.split(":");
  const name = typed.trim();
  const deputy = attended === "deputy" ? name : "";
  // A name that stood there is let go with what is chosen instead; one that was typed is not.
  const isStray = attended !== "deputy" && name !== "" && name !== deputyWas.join(":");
  const is = (before: string, who: string): boolean =>
    !isStray && attended === before && deputy === who;
  if (is(was, deputyWas.join(":"))) return {};
  if (is(person.attended ?? "", person.deputy ?? "")) return {};
  if (String(person.version) !== version) return { isStale: true, error: overtaken(person) };
  if (isStray)
    return wrong(
      "attended",
      person,
      `Choose “Sent a deputy” for ${person.name}, or clear the name`,
    );
  if (attended !== "" && !Object.hasOwn(attendanceWords, attended))
    return wrong("attended", person, `Choose whether ${person.name} came`);
  const missing = `Enter who attended instead of ${person.name}`;
  const text = readText(deputy, {
    name: "Deputy",
    most: 200,
    ...(attended === "deputy" ? { missing } : {}),
  });
  if (!text.ok) return wrong("deputy", person, text.error);
  const { staffId } = person;
  return { change: { staffId, attended, deputy: text.value, version: person.version } };
}

const wrong = (field: string, { staffId }: SittingPerson, message: string): Row => ({
  error: { field: `${field}.${staffId}`, message },
});

const overtaken = ({ staffId, name, attended, deputy }: SittingPerson): FieldError => ({
  field: `attended.${staffId}`,
  message: `${name}: “${attendedWords(attended === null ? undefined : { attended, deputy })}” was recorded while you were writing. Save again to record yours in its place`,
});

type AttendanceTaken =
  | { readonly kind: "accepted" }
  | { readonly kind: "closed" }
  /** What could be saved is; these rows are not. */
  | {
      readonly kind: "refused";
      readonly errors: readonly FieldError[];
      readonly refused: ReadonlySet<string>;
      readonly isStale: boolean;
    };

type Taking = {
  readonly sittingId: string;
  /** Those whom the acting person reads: a row of nobody else is taken. */
  readonly people: readonly SittingPerson[];
  readonly rows: RowsTyped;
};

/**
 * Who came, of everybody at once. Each row stands for itself: what a colleague recorded of another is
 * left as it is, and what is refused of one refuses no other.
 */
export async function takeAttendance(
  tx: Tx,
  acting: CommandContext,
  { sittingId, people, rows }: Taking,
): Promise<AttendanceTaken> {
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  const read = people.flatMap((person) => {
    const typed = rows.get(person.staffId);
    return typed === undefined ? [] : [{ person, ...rowOf(person, typed) }];
  });
  const changes = read.flatMap(({ change }) => (change ? [change] : []));
  const written = await writeRows(tx, acting, { sittingId, changes });
  // Quicker than this one, between reading and writing.
  const lost = read.filter(({ change }) => change && !written.has(change.staffId));
  const errors = [
    ...read.flatMap(({ error }) => (error ? [error] : [])),
    ...lost.map(({ person }) => overtaken(person)),
  ];
  if (errors.length === 0) return { kind: "accepted" };
  const refused = [...read.filter(({ error }) => error), ...lost].map((one) => one.person.staffId);
  const isStale = lost.length > 0 || read.some((one) => one.isStale);
  return { kind: "refused", errors, refused: new Set(refused), isStale };
}

type Writing = { readonly sittingId: string; readonly changes: readonly Change[] };

async function writeRows(
  tx: Tx,
  { actor, at }: CommandContext,
  { sittingId, changes }: Writing,
): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const { rows } = await sql<{ staffId: string }>`
    update panels.sitting_people p set attended = nullif(x.attended, ''), deputy = nullif(x.deputy, ''),
      changed_by = ${actor.id}::uuid, changed_at = ${at}, version = p.version + 1
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as x ("staffId" uuid, attended text, deputy text, version int)
    where p.sitting_id = ${sittingId}::uuid and p.staff_id = x."staffId" and p.version = x.version
    returning p.staff_id as "staffId"`.execute(tx);
  return new Set(rows.map(({ staffId }) => staffId));
}
