import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { decideBy, harmSchemeOn, undecidedOf } from "./harm-scheme.ts";
import type { LevelScheme } from "./level-scheme.ts";

/** A child as a workbook had them, already added to `subjects`. */
export type ImportedStanding = {
  readonly personId: string;
  readonly acl: readonly number[];
  readonly isOpen: boolean;
  readonly level: number | null;
  readonly reason: string;
  readonly headline: string;
};

type Importing = {
  readonly partnershipId: number;
  readonly scheme: LevelScheme;
  readonly on: string;
  readonly at: Date;
};

/**
 * Puts imported children on the tracker. Their level is recorded as imported: nobody here decided
 * it, so it has no review date of its own and is due for a person's decision at once. Whether they are being
 * harmed is undecided, whatever the level says, with a day by which somebody decides.
 */
export async function openOnTracker(
  tx: Tx,
  children: readonly ImportedStanding[],
  importing: Importing,
): Promise<void> {
  const scheme = await harmSchemeOn(tx, importing.on);
  const harm = {
    schemeId: scheme.id,
    status: undecidedOf(scheme),
    decideBy: decideBy(scheme, importing.on, await getWorkingCalendar(tx)),
  };
  await insertAll(tx, "protect.tracker_entries", entries(children, importing, harm));
  await insertAll(tx, "protect.level_decisions", decisions(children, importing));
  await insertAll(tx, "protect.harm_decisions", undecided(children, importing, harm));
  await insertAll(tx, "protect.chronology_entries", chronology(children, importing));
}

type Undecided = { readonly schemeId: string; readonly status: string; readonly decideBy: string };

const entries = (
  children: readonly ImportedStanding[],
  { partnershipId, on, at }: Importing,
  harm: Undecided,
) =>
  children.map((child) => ({
    person_id: child.personId,
    partnership_id: partnershipId,
    acl: [...child.acl],
    is_open: child.isOpen,
    level: child.level,
    level_decided_on: on,
    // What the workbook says and nobody has decided here: the one mark by which it waits.
    said_level: child.isOpen ? child.level : null,
    said_on: child.isOpen ? on : null,
    review_by: on,
    harm_status: harm.status,
    harm_decided_on: on,
    harm_review_by: harm.decideBy,
    last_entry_at: at,
  }));

const decisions = (
  children: readonly ImportedStanding[],
  { partnershipId, scheme, on }: Importing,
) =>
  children.map((child) => ({
    level_decision_id: newId(),
    partnership_id: partnershipId,
    person_id: child.personId,
    scheme_id: scheme.id,
    level: child.level,
    basis: "imported",
    reason: child.reason,
    review_by: on,
    decided_on: on,
  }));

const undecided = (
  children: readonly ImportedStanding[],
  { partnershipId, on }: Importing,
  { schemeId, status, decideBy: by }: Undecided,
) =>
  children.map((child) => ({
    harm_decision_id: newId(),
    partnership_id: partnershipId,
    person_id: child.personId,
    scheme_id: schemeId,
    status,
    basis: "opened",
    reason: `Opened on the pathway on ${formatDate(on)}. Nobody has decided yet whether the child is being harmed.`,
    review_by: by,
    decided_on: on,
  }));

const chronology = (children: readonly ImportedStanding[], { partnershipId, on }: Importing) =>
  children.map((child) => ({
    chronology_entry_id: newId(),
    partnership_id: partnershipId,
    person_id: child.personId,
    kind: "import",
    headline: child.headline,
    detail: child.reason,
    happened_on: on,
  }));
