import { sql } from "kysely";
import {
  defineForm,
  optionalText,
  severalFrom,
  type Option,
  type Sent,
} from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { tell, tellMovedUp } from "./keep-session.ts";
import { findByIdentifier, listTeam, type TrainingPerson } from "./person-reads.ts";
import type { Session } from "./session-reads.ts";

type Team = { readonly team: readonly TrainingPerson[] };

const teamOptions = ({ team }: Team): readonly Option[] =>
  team.map(({ personId, name, body }) => ({ value: personId, text: name, hint: body }));

/** Books oneself and one's team; others by what identifies them. */
export const bookForm = defineForm<Team, Team>()(
  {
    people: severalFrom({ label: "You and your team", options: teamOptions }),
    others: optionalText({
      label: "Others, by work e-mail or staff number (optional)",
      hint: "One on each line: people whose training you keep",
      rows: 3,
      called: "Others",
      most: 4000,
    }),
  },
  {
    people: ({ people, others }) =>
      people?.length === 0 && !others && "Choose at least one person, or enter who it is for",
  },
);

export type Said =
  "booked" | "waiting" | "twice" | "clash" | "left" | "cancelled" | "over" | "absent";

/** Takes a place for somebody, or one on the waiting list. The database decides, with the session held. */
export async function takePlace(
  tx: Tx,
  { at }: Pick<CommandContext, "at">,
  { sessionId, personId }: { readonly sessionId: string; readonly personId: string },
): Promise<Said> {
  const { rows } = await sql<{ said: Said }>`
    select directory.book_training(${newId()}::uuid, ${sessionId}::uuid, ${personId}::uuid, ${at}) as said`.execute(
    tx,
  );
  return rows[0]?.said ?? "absent";
}

const refusals: Readonly<Record<Exclude<Said, "booked" | "waiting">, string>> = {
  twice: "is booked on this session already",
  clash: "is booked on another session at the same time",
  left: "has left",
  cancelled: "cannot be booked: the session is cancelled",
  over: "cannot be booked: the session has started",
  absent: "cannot be booked by you",
};

export const refusalOf = (name: string, said: Said): string =>
  said === "booked" || said === "waiting" ? "" : `${name} ${refusals[said]}`;

type Booking = { readonly session: Session; readonly form: Sent<typeof bookForm> };

/** Those who were typed, each found once; or which cannot be. */
async function othersOf(tx: Tx, typed: string | null) {
  const people: TrainingPerson[] = [];
  const unknown: string[] = [];
  for (const line of (typed ?? "").split(/\r?\n/).map((one) => one.trim())) {
    if (line === "") continue;
    const [one, second] = await findByIdentifier(tx, line);
    if (one === undefined || second !== undefined) unknown.push(line);
    else people.push(one);
  }
  return { people, unknown };
}

/** Books several people at once; who cannot be is said, and the others are. */
export async function bookPeople(
  tx: Tx,
  by: CommandContext,
  { session, form }: Booking,
): Promise<Change & { readonly done?: string }> {
  const team = await listTeam(tx, by.actor.id);
  const { value, errors } = bookForm.read(form, { team });
  if (errors) return { kind: "invalid", errors };
  const { people: others, unknown } = await othersOf(tx, value.others);
  if (unknown.length > 0) {
    const whom = unknown.join(", ");
    return invalid("others", `Not in the register, or not yours to book: ${whom}. Add them first`);
  }
  const chosen = [...team.filter(({ personId }) => value.people.includes(personId)), ...others];
  const said: { readonly person: TrainingPerson; readonly said: Said }[] = [];
  for (const person of new Map(chosen.map((one) => [one.personId, one])).values()) {
    const asked = { sessionId: session.sessionId, personId: person.personId };
    said.push({ person, said: await takePlace(tx, by, asked) });
  }
  const isTaken = (one: Said): boolean => one === "booked" || one === "waiting";
  const refused = said.filter((one) => !isTaken(one.said));
  if (refused.length === said.length) {
    const why = refused.map((one) => refusalOf(one.person.name, one.said)).join(". ");
    return invalid(value.people.length > 0 ? "people" : "others", why);
  }
  await tell(tx, by, {
    staffIds: said
      .filter((one) => isTaken(one.said))
      .map(({ person }) => person.staffId)
      .filter((one) => one !== null),
    headline: "You are booked on a training session: read when, where and what is said before",
    sessionId: session.sessionId,
  });
  return { kind: "accepted", done: doneWords(said.map((one) => one.said)) };
}

function doneWords(said: readonly Said[]): string {
  const booked = said.filter((one) => one === "booked").length;
  const waiting = said.filter((one) => one === "waiting").length;
  const not = said.length - booked - waiting;
  const parts = [
    booked > 0 && `${counted(booked, "person", "people")} booked.`,
    waiting > 0 && `${counted(waiting, "person", "people")} on the waiting list.`,
    not > 0 && `${counted(not, "person", "people")} could not be booked: see who is listed.`,
  ];
  return parts.filter(Boolean).join(" ");
}

type Cancelled = { readonly kind: "accepted" | "stale" | "absent" | "over" };

/** Gives a place back; the first who waits moves up and is told. */
export async function cancelBooking(
  tx: Tx,
  by: CommandContext,
  { bookingId, sessionId }: { readonly bookingId: string; readonly sessionId: string },
): Promise<Cancelled> {
  const { rows } = await sql<{ said: string; staffId: string | null }>`
    select said, staff_id as "staffId" from directory.cancel_training_booking(${bookingId}::uuid, ${by.at})`.execute(
    tx,
  );
  const said = rows[0]?.said;
  if (said !== "cancelled") return { kind: said === "stale" || said === "over" ? said : "absent" };
  await tellMovedUp(tx, by, { sessionId, staffIds: rows.map(({ staffId }) => staffId) });
  return { kind: "accepted" };
}
