import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, Invalid } from "./episode.ts";
import { insertEpisode } from "./episode-writes.ts";
import { fromKinds, type GradeScheme } from "./missing-scheme.ts";
import { reportForm } from "./report-form.ts";

export type ReportChange =
  | Invalid
  | { readonly kind: "accepted"; readonly episodeId: string }
  /** Somebody has recorded it already: there is one open episode, and this is not a second. */
  | { readonly kind: "open already" };

/** Records that a child is missing. Whoever comes second gets the episode that is open. */
export async function reportMissing(
  tx: Tx,
  { actor, at, scheme }: CommandContext & { readonly scheme: GradeScheme },
  { person, form }: About & { readonly form: FormTyped<typeof reportForm> },
): Promise<ReportChange> {
  const read = reportForm.read(form, { scheme, now: at });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { since, fromKind, grade, circumstances, ...report } = read.value;
  const episodeId = newId();
  const isFirst = await insertEpisode(tx, {
    missing_episode_id: episodeId,
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_since: since,
    reported_at: report.reported,
    reported_by: report.reportedBy,
    police_reference: report.policeReference,
    scheme_id: scheme.id,
    grade,
    from_kind: fromKind,
    circumstances,
    recorded_by: actor.id,
    recorded_at: at,
    changed_by: actor.id,
  });
  if (!isFirst) return { kind: "open already" };
  const gradeName = scheme.grades.find(({ key }) => key === grade)?.name ?? grade;
  await appendChronology(tx, person, {
    kind: "missing",
    headline: `Missing since ${formatDateTime(since)}, from: ${fromKinds[fromKind].toLowerCase()}; grade ${gradeName}`,
    detail: circumstances,
    happenedOn: londonDate(since),
    by: actor,
  });
  return { kind: "accepted", episodeId };
}
