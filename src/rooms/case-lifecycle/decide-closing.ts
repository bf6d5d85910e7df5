import { formatDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { closeAction, listOpenActions } from "../work/index.ts";
import {
  endFlag,
  appendChronology,
  listFlags,
  standingFlags,
  flagSchemeOn,
  getStanding,
  type Change,
  type Invalid,
} from "../child-record/index.ts";
import type { Answer } from "./closing-form.ts";
import { standsNow } from "./closing-context.ts";
import { findClosure, listAnswers, listMeetingsSince, type Closure } from "./closure-reads.ts";
import { closingOneAtATime } from "./propose-closing.ts";
import { keepOverrides, overridesInWords, readOverrides, type Override } from "./override-stops.ts";
import { closureSchemeOn } from "./schemes.ts";
import { stopsNow } from "./stop-reads.ts";

export type DecisionForm = {
  readonly outcome: string;
  readonly reason: string;
  readonly meeting: string;
  /** Why each stop is set aside, by the name of its field. */
  readonly overrides?: Readonly<Record<string, string>>;
};
type Deciding = {
  readonly person: Person;
  readonly closureId: string;
  readonly form: DecisionForm;
};

/**
 * Agrees a closing or sends it back: never whoever proposed it. What has come up since it was proposed
 * stops it. A closing that is agreed ends the promises and flags as it says, and ends nothing else.
 */
export async function decideClosing(
  tx: Tx,
  acting: CommandContext,
  { person, closureId, form, rooms }: Deciding & { readonly rooms: Rooms },
): Promise<Change> {
  const { personId } = person;
  await closingOneAtATime(tx, personId);
  const closure = await findClosure(tx, { personId, closureId });
  const standing = await getStanding(tx, personId);
  if (!closure || closure.outcome !== null || !standing.isOpen) return { kind: "stale" };
  if (closure.proposedById === acting.actor.id) {
    return invalid("outcome", "A colleague has to decide on your proposal");
  }
  if (form.outcome !== "agreed" && form.outcome !== "sent-back") {
    return invalid("outcome", "Choose what you decide");
  }
  const isSentBack = form.outcome === "sent-back";
  const reason = readText(form.reason, {
    name: "The reason",
    most: 4000,
    ...(isSentBack ? { missing: "Enter what is missing" } : {}),
  });
  if (!reason.ok) return invalid("reason", reason.error);
  const why = reason.value || null;
  if (isSentBack) {
    await write(tx, acting, { person, closure, outcome: "sent-back", why, meetingId: null });
    return { kind: "accepted" };
  }
  const { meeting, overrides = {} } = form;
  return agree(tx, acting, { person, closure, why, meeting, typed: overrides, rooms });
}

type Agreeing = Pick<Writing, "person" | "closure" | "why"> & {
  readonly meeting: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly rooms: Rooms;
};

async function agree(
  tx: Tx,
  acting: CommandContext,
  { person, closure, why, meeting: chosen, typed, rooms }: Agreeing,
): Promise<Change> {
  const { personId } = person;
  const answers = await listAnswers(tx, closure.closureId);
  const since = await whatCameSince(tx, acting, { personId, answers, rooms });
  if (since !== undefined) return invalid("outcome", since);
  const { proposedOn, needsPanel } = closure;
  const held = await listMeetingsSince(tx, { personId, since: proposedOn, at: acting.at });
  const meeting = held.find(({ meetingId }) => meetingId === chosen);
  if (needsPanel && !meeting) {
    return invalid("meeting", "Choose the meeting that agreed: at this level one has to");
  }
  const meetingId = meeting?.meetingId ?? null;
  const { at, today } = acting;
  const { scheme, stops } = await stopsNow(tx, { personId, today, at, answers });
  const read = readOverrides(stops, typed, acting.actor);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { overrides } = read;
  await write(tx, acting, { person, closure, outcome: "agreed", why, meetingId, overrides });
  const { closureId } = closure;
  await keepOverrides(tx, acting, { person, closureId, schemeId: scheme.id, overrides });
  await endPromises(tx, acting, { personId, answers });
  await endFlags(tx, acting, { person, answers });
  await leaveTheList(tx, acting, personId);
  return { kind: "accepted" };
}

/** Whoever may propose takes a proposal back, with a reason; the record stays open. */
export async function withdrawClosing(
  tx: Tx,
  acting: CommandContext,
  { person, closureId, reason }: Omit<Deciding, "form"> & { readonly reason: string },
): Promise<Change> {
  const { personId } = person;
  await closingOneAtATime(tx, personId);
  const closure = await findClosure(tx, { personId, closureId });
  if (!closure || closure.outcome !== null) return { kind: "stale" };
  const read = readText(reason, {
    name: "The reason",
    most: 4000,
    missing: "Enter why it is withdrawn",
  });
  if (!read.ok) return invalid("withdraw", read.error);
  const given = {
    person,
    closure,
    outcome: "withdrawn",
    why: read.value,
    meetingId: null,
  } as const;
  await write(tx, acting, given);
  return { kind: "accepted" };
}

const invalid = (field: string, message: string): Invalid => ({
  kind: "invalid",
  errors: [{ field, message }] satisfies readonly FieldError[],
});

/** Nothing that came up after the proposal is closed over. */
async function whatCameSince(
  tx: Tx,
  { today }: CommandContext,
  {
    personId,
    answers,
    rooms,
  }: { readonly personId: string; readonly answers: readonly Answer[]; readonly rooms: Rooms },
): Promise<string | undefined> {
  const answered = new Set(answers.map(({ about }) => about));
  const stands = await standsNow(tx, { personId, today, rooms }, await closureSchemeOn(tx, today));
  const open = await listOpenActions(tx, personId);
  const found = [
    ...stands.filter(({ about, hinders }) => hinders || !answered.has(about)),
    ...open
      .filter(({ actionId }) => !answered.has(actionId))
      .map(({ wording }) => ({ title: `Action: ${wording}` })),
  ].map(({ title }) => title);
  return found.length === 0
    ? undefined
    : `Since it was proposed this has come up, so send it back: ${found.join("; ").slice(0, 600)}`;
}

type Writing = {
  readonly person: Person;
  readonly closure: Closure;
  readonly outcome: "agreed" | "sent-back" | "withdrawn";
  readonly why: string | null;
  readonly meetingId: string | null;
  readonly overrides?: readonly Override[];
};

const headlines = {
  agreed: "Closed: agreed by two",
  "sent-back": "Closing sent back; the record stays open",
  withdrawn: "Closure proposal withdrawn; the record stays open",
} as const;

async function write(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, closure, outcome, why, meetingId, overrides = [] }: Writing,
): Promise<void> {
  await tx
    .insertInto("protect.closure_decisions")
    .values({
      closure_id: closure.closureId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      proposed_by: closure.proposedById,
      needs_panel: closure.needsPanel,
      outcome,
      reason: why,
      meeting_id: meetingId,
      decided_by: actor.id,
      decided_on: today,
      decided_at: at,
    })
    .execute();
  const proposed = `Proposed by ${closure.proposedBy}, ${formatDate(closure.proposedOn)}: ${closure.reason}`;
  await appendChronology(tx, person, {
    kind: "life",
    headline: headlines[outcome],
    detail: [why ?? proposed, overridesInWords(overrides)]
      .filter(Boolean)
      .join("\n\n")
      .slice(0, 5000),
    happenedOn: today,
    by: actor,
  });
}

type Ending = { readonly personId: string; readonly answers: readonly Answer[] };

/** Each as the proposal says, unless its owner has said meanwhile what came of it. */
async function endPromises(
  tx: Tx,
  acting: CommandContext,
  { personId, answers }: Ending,
): Promise<void> {
  const open = await listOpenActions(tx, personId);
  for (const { actionId, version } of open) {
    const answer = answers.find(({ part, about }) => part === "promise" && about === actionId);
    const form = {
      state: answer?.ending ?? "",
      outcome: answer?.wording ?? "",
      version: String(version),
    };
    const change = await closeAction(tx, acting, { personId, actionId, form });
    if (change.kind !== "accepted") throw new Error("an action changed while its child was held");
  }
}

async function endFlags(
  tx: Tx,
  acting: CommandContext,
  { person, answers }: Omit<Ending, "personId"> & { readonly person: Person },
): Promise<void> {
  const flagScheme = await flagSchemeOn(tx, acting.today);
  for (const flag of standingFlags(await listFlags(tx, person.personId))) {
    const answer = answers.find(({ about }) => about === `flag-${flag.flagId}`);
    if (answer?.ending !== "ends") continue;
    const form = { reason: answer.wording ?? "", dissent: "", version: String(flag.version) };
    const deciding = { ...acting, flagScheme };
    const change = await endFlag(tx, deciding, { person, flag, form });
    if (change.kind !== "accepted") throw new Error("a flag changed while its child was held");
  }
}

async function leaveTheList(
  tx: Tx,
  { at, today }: CommandContext,
  personId: string,
): Promise<void> {
  await tx
    .updateTable("protect.tracker_entries")
    .set((row) => ({
      is_open: false,
      closed_on: today,
      said_closed: false,
      said_level: null,
      said_on: null,
      last_entry_at: at,
      version: row("version", "+", 1),
    }))
    .where("person_id", "=", personId)
    .execute();
}
