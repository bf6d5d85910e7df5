import { formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Invalid } from "./episode.ts";
import { insertEpisode } from "./episode-writes.ts";
import { fromKinds, isFromKind, type GradeScheme } from "./missing-scheme.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";

export type ReportForm = {
  readonly since: MomentFields;
  readonly reported: MomentFields;
  readonly reportedBy: string;
  readonly policeReference: string;
  readonly grade: string;
  readonly fromKind: string;
  readonly circumstances: string;
};

/** What is wrong is said at every field at once. */
export function readReport(
  form: ReportForm,
  { scheme, now }: { readonly scheme: GradeScheme; readonly now: Date },
) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const since = readMoment(form.since, { field: "since", name: "When they went missing", now });
  if ("errors" in since) errors.push(...since.errors);
  const reported = readMoment(form.reported, { field: "reported", name: "When it was said", now });
  if ("errors" in reported) errors.push(...reported.errors);
  const reportedBy = text(form.reportedBy, {
    field: "reportedBy",
    name: "Who reported it",
    most: 200,
    missing: "Enter who reported it",
  });
  const policeReference = text(form.policeReference, {
    field: "policeReference",
    name: "Police reference",
    most: 60,
  });
  const grade = scheme.grades.find(({ key }) => key === form.grade);
  if (!grade) errors.push({ field: "grade", message: "Choose the grade" });
  const { fromKind } = form;
  if (!isFromKind(fromKind)) {
    errors.push({ field: "fromKind", message: "Choose where they are missing from" });
  }
  const circumstances = text(form.circumstances, {
    field: "circumstances",
    name: "What is known",
    most: 5000,
    missing: "Enter what is known so far",
  });
  if (errors.length > 0 || "errors" in since || "errors" in reported) return { errors };
  if (!grade || !isFromKind(fromKind)) return { errors };
  return {
    report: {
      missingSince: since.at,
      reportedAt: reported.at,
      reportedBy,
      circumstances,
      policeReference: orNull(policeReference),
      grade,
      fromKind,
    },
  };
}

export type ReportChange =
  | Invalid
  | { readonly kind: "accepted"; readonly episodeId: string }
  /** Somebody has recorded it already: there is one open episode, and this is not a second. */
  | { readonly kind: "open already" };

/** Records that a child is missing. Whoever comes second gets the episode that is open. */
export async function reportMissing(
  tx: Tx,
  { actor, at, scheme }: CommandContext & { readonly scheme: GradeScheme },
  { person, form }: About & { readonly form: ReportForm },
): Promise<ReportChange> {
  const read = readReport(form, { scheme, now: at });
  if (!("report" in read)) return { kind: "invalid", errors: read.errors };
  const { report } = read;
  const episodeId = newId();
  const isFirst = await insertEpisode(tx, {
    missing_episode_id: episodeId,
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_since: report.missingSince,
    reported_at: report.reportedAt,
    reported_by: report.reportedBy,
    police_reference: report.policeReference,
    scheme_id: scheme.id,
    grade: report.grade.key,
    from_kind: report.fromKind,
    circumstances: report.circumstances,
    recorded_by: actor.id,
    recorded_at: at,
    changed_by: actor.id,
  });
  if (!isFirst) return { kind: "open already" };
  await appendChronology(tx, person, {
    kind: "missing",
    headline: `Missing since ${formatDateTime(report.missingSince)}, from: ${fromKinds[report.fromKind].toLowerCase()}; grade ${report.grade.name}`,
    detail: report.circumstances,
    happenedOn: londonDate(report.missingSince),
    by: actor,
  });
  return { kind: "accepted", episodeId };
}
