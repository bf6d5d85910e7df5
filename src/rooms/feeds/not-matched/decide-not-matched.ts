import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listOwningTeams } from "../../directory/index.ts";
import { addStanding, findOpenEpisode } from "../../child-record/index.ts";
import type { NotMatched } from "../../missing/index.ts";
import { addPeople, keepToldNumber } from "../../subjects/index.ts";
import { readChildForm, type ChildForm, type NewChild } from "../../intake/index.ts";
import { setAside, type SetAside } from "../rejected-rows.ts";
import { findForBringing } from "../bringing.ts";
import { joinWaiting, type JoinChange, type JoinForm } from "../join-waiting.ts";
import type { WaitingRow } from "../row-reads.ts";
import { holdWaiting } from "../row-writes.ts";
import type { CommandContext } from "../writing.ts";
import type { NotMatchedRow } from "./not-matched-reads.ts";

/** Whom a row that says that a child is missing is about, said by who records missing children. */
const matching = (acting: CommandContext): CommandContext => ({ ...acting, by: "missing.record" });

/**
 * A person says which child it is. The episode is recorded as from the system; where the child is recorded as
 * missing already, the row is of that episode, and its end comes with the row.
 */
export async function linkNotMatched(
  tx: Tx,
  acting: CommandContext,
  { row, form }: { readonly row: WaitingRow; readonly form: JoinForm },
): Promise<JoinChange> {
  const by = matching(acting);
  const child = form.personId === "" ? undefined : await findForBringing(tx, by, form.personId);
  if (form.personId !== "" && !child) {
    const message = "You cannot record that this child is missing: ring the MASH";
    return { kind: "invalid", errors: [{ field: "personId", message }] };
  }
  const open = child && (await findOpenEpisode(tx, child.person.personId));
  return joinWaiting(tx, by, { row, form, into: open?.episodeId });
}

/** It is nobody of ours: said by who reaches the whole partnership, for everybody. */
export const dismissNotMatched = (
  tx: Tx,
  acting: CommandContext,
  given: { readonly row: WaitingRow; readonly because: string; readonly version: string },
): Promise<SetAside> =>
  setAside(tx, acting, { ...given, version: versionOf(given.version), isForAll: true });

export type Created =
  | { readonly kind: "accepted"; readonly personId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

/** Makes a record of the child, with what the system said kept as its source, and records that they are missing. */
export async function createNotMatched(
  tx: Tx,
  acting: CommandContext,
  { found, form }: { readonly found: NotMatchedRow; readonly form: ChildForm },
): Promise<Created> {
  const { row } = found;
  const teams = await listOwningTeams(tx);
  const read = readChildForm(form, { teams, today: acting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  // Of two who create at once, the second makes no child.
  const isHeld = row.version === versionOf(form.version) && (await holdWaiting(tx, row));
  if (!isHeld) return { kind: "stale" };
  const personId = await addChild(tx, acting, { found, child: read.child });
  const joining = { personId, reason: read.child.reason, version: form.version };
  return joinWaiting(tx, matching(acting), { row, form: joining, isNew: true });
}

async function addChild(
  tx: Tx,
  acting: CommandContext,
  { found: { shown }, child }: { readonly found: NotMatchedRow; readonly child: NewChild },
): Promise<string> {
  const { partnershipId } = acting.actor;
  const { teamId, principals } = child.team;
  const asSent = { familyName: shown.familyName, givenName: shown.givenName };
  const isAsSent = asSent.familyName === child.familyName && asSent.givenName === child.givenName;
  const [added] = await addPeople(
    tx,
    [
      {
        ...child,
        otherNames: isAsSent ? [] : [{ kind: "as_recorded", ...asSent }],
        sources: [{ place: shown.reference, body: sourceOf(shown) }],
      },
    ],
    { owner: { partnershipId, teamId, principals }, source: "feed" },
  );
  if (!added) throw new Error("no child was added");
  await addStanding(tx, { ...added, partnershipId }, acting.at);
  const person = { personId: added.personId, partnershipId };
  await keepToldNumber(tx, acting, { person, nhsNumber: child.nhsNumber });
  return added.personId;
}

/** What was sent, untouched. */
const sourceOf = (shown: NotMatched): Readonly<Record<string, string>> => ({
  "Sent by": shown.source,
  Reference: shown.reference,
  "Last name": shown.familyName,
  "First name": shown.givenName,
  "Date of birth": shown.bornOn ?? "not known",
  "Missing since": formatDateTime(shown.missingSince),
});
