import { formatDateTime, londonDate, londonInstant, readTime } from "../../kernel/dates.ts";
import { readDateParts, readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar, listHolders } from "../directory/index.ts";
import { findPerson, listKeptPlaces, type Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { appendChronology } from "../child-record/index.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import { reachBy } from "./clock.ts";
import { isMadeFrom, readBefore } from "./moment-reads.ts";
import { momentsOn, type MomentKind } from "./moments-config.ts";
import { momentPaths } from "./paths.ts";

export type MomentForm = {
  readonly kind: string;
  readonly happened: MomentFields;
  readonly source: string;
  readonly wording: string;
};

type Read = {
  readonly kind: MomentKind;
  readonly happenedAt: Date;
  readonly source: string;
  readonly wording: string;
};

/** A day that is put in ahead may be to come; everything else has happened. */
function readWhen(
  fields: MomentFields,
  { isAhead, now }: { readonly isAhead: boolean; readonly now: Date },
): { readonly at: Date } | { readonly errors: readonly FieldError[] } {
  if (!isAhead) return readMoment(fields, { field: "happened", name: "When", now });
  const on = readDateParts(fields, { name: "When", earliest: "2000-01-01" });
  if (!on.ok) return { errors: [{ field: "happened", message: on.error }] };
  return { at: londonInstant(on.value, readTime(fields.time) ?? "00:00") };
}

export function readForm(
  form: MomentForm,
  { kinds, now }: { readonly kinds: readonly MomentKind[]; readonly now: Date },
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const kind = kinds.find(({ key }) => key === form.kind);
  if (!kind) errors.push({ field: "kind", message: "Choose what happened" });
  const when = readWhen(form.happened, { isAhead: kind?.isAhead ?? false, now });
  if ("errors" in when) errors.push(...when.errors);
  const source = readText(form.source, {
    name: "Who told you",
    most: 200,
    missing: "Enter who told you",
  });
  if (!source.ok) errors.push({ field: "source", message: source.error });
  const wording = readText(form.wording, { name: "What is known", most: 1000 });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  if (errors.length > 0 || !kind || "errors" in when || !source.ok || !wording.ok)
    return { errors };
  return { kind, happenedAt: when.at, source: source.value, wording: wording.value };
}

/** Somebody heard of a moment: it is recorded and whoever answers for the child is prompted at once. */
export async function recordMoment(
  tx: Tx,
  acting: CommandContext,
  { person, form }: { readonly person: Person; readonly form: MomentForm },
): Promise<
  | { readonly kind: "accepted"; readonly momentId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
> {
  const { id, body } = await momentsOn(tx, acting.today);
  const read = readForm(form, { kinds: body.kinds, now: acting.at });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const made = { ...read, person, schemeId: id, origin: "person" as const, originId: null };
  return { kind: "accepted", momentId: await write(tx, acting, made) };
}

export type MadeBy = NonNullable<MomentKind["madeBy"]>;

type From = {
  readonly personId: string;
  readonly madeBy: MadeBy;
  /** The missing episode, the whereabouts or the entry of education. */
  readonly originId: string;
  readonly happenedAt: Date;
  readonly source: string;
};

/**
 * Makes a moment from what was recorded elsewhere, in the same transaction: once for each return, move
 * or exclusion, and only where the scheme in force has a kind for it. It says nothing that is not said there.
 */
export async function makeMoment(tx: Tx, acting: CommandContext, from: From): Promise<void> {
  const { id, body } = await momentsOn(tx, acting.today);
  const kind = body.kinds.find(({ madeBy }) => madeBy === from.madeBy);
  if (!kind || (await isMadeFrom(tx, from.originId))) return;
  const person = await findPerson(tx, acting.actor, from.personId);
  if (!person) return;
  const { happenedAt, source, madeBy: origin, originId } = from;
  await write(tx, acting, {
    kind,
    happenedAt,
    source,
    wording: "",
    person,
    schemeId: id,
    origin,
    originId,
  });
}

type Made = Read & {
  readonly person: Person;
  readonly schemeId: string;
  readonly origin: "person" | MadeBy;
  readonly originId: string | null;
};

async function write(tx: Tx, acting: CommandContext, made: Made): Promise<string> {
  const { actor, at } = acting;
  const { person, kind, happenedAt, source, wording } = made;
  const momentId = newId();
  await tx
    .insertInto("protect.moments")
    .values({
      moment_id: momentId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: made.schemeId,
      kind: kind.key,
      happened_at: happenedAt,
      due_at: reachBy(happenedAt, kind.within, await getWorkingCalendar(tx)),
      source,
      wording: wording === "" ? null : wording,
      origin: made.origin,
      origin_id: made.originId,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "moment",
    headline: `Reachable moment: ${kind.name}, ${formatDateTime(happenedAt)}`.slice(0, 200),
    detail: wording === "" ? `From: ${source}` : `${wording}\nFrom: ${source}`,
    // What is put in ahead is known today.
    happenedOn: happenedAt > at ? acting.today : londonDate(happenedAt),
    by: actor,
  });
  await prompt(tx, acting, { ...made, momentId });
  return momentId;
}

/**
 * Who leads for the child, whoever the child trusts among those who work with the child, and where the
 * scheme says so the whole circle; where nobody leads, who manages the team. No child's name is in it.
 */
async function prompt(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, kind, momentId }: Made & { readonly momentId: string },
): Promise<void> {
  const circle = await listKeptPlaces(tx, person.circleId, at);
  const { trusted } = await readBefore(tx, person.personId);
  const names = new Set(trusted.map(({ name }) => name.trim().toLowerCase()));
  const told = circle.filter(
    ({ basis, name }) =>
      basis === "allocation" ||
      names.has(name.trim().toLowerCase()) ||
      (kind.tells === "lead-and-circle" && basis === "team-around-the-child"),
  );
  const leads = told.some(({ basis }) => basis === "allocation");
  const managers = leads
    ? []
    : await listHolders(tx, "circle.manage", { on: today, teamId: person.owningTeamId });
  const notice = {
    partnershipId: person.partnershipId,
    staffIds: [...told.map(({ staffId }) => staffId), ...managers],
    kind: "moment",
    headline: `Reachable moment for a child you work with: ${kind.name}`.slice(0, 200),
    href: momentPaths.moment(person.personId, momentId),
  } as const;
  await notify(tx, notice, { by: actor, at });
}
