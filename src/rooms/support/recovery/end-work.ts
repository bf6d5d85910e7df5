import { versionOf } from "../../../kernel/version-of.ts";
import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import type { About, CommandContext, Change } from "./acting.ts";
import { askLookBacks } from "./look-backs.ts";
import type { Work } from "./work-reads.ts";

export type EndForm = {
  readonly endedOn: DateParts;
  readonly reason: string;
  readonly ending: string;
  readonly version: string;
};

function readEnd(form: EndForm, { work, today, scheme }: { work: Work } & CommandContext) {
  const errors: FieldError[] = [];
  const on = readDateParts(form.endedOn, {
    name: "Date it ended",
    earliest: work.startedOn,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "endedOn", message: on.error });
  const reason = scheme.endings.find(({ key }) => key === form.reason);
  if (!reason) errors.push({ field: "reason", message: "Choose why it ended" });
  const rule = { field: "ending", name: "How it ended", most: 2000 };
  const ending = orNull(texts(errors)(form.ending, rule));
  if (work.isTherapy && ending !== null) {
    errors.push({ field: "ending", message: "Of therapy nothing more is kept: leave this empty" });
  }
  if (!on.ok || !reason || errors.length > 0) return { errors };
  return { endedOn: on.value, reason, ending };
}

/** Ends a piece of work with why, and asks for the look-backs that are due some months on. */
export async function endWork(
  tx: Tx,
  acting: CommandContext,
  { person, work, form }: { readonly person: About; readonly work: Work; readonly form: EndForm },
): Promise<Change> {
  const read = readEnd(form, { work, ...acting });
  const version = versionOf(form.version);
  if (work.endedOn !== null || work.version !== version) return { kind: "stale" };
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { endedOn, reason, ending } = read;
  const { numUpdatedRows } = await tx
    .updateTable("protect.direct_work")
    .set({ ended_on: endedOn, end_reason: reason.key, ending, version: version + 1 })
    .where("direct_work_id", "=", work.workId)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await askLookBacks(tx, acting, { person, after: "work-ended", from: endedOn });
  if (!work.isTherapy && !work.isSensitive) {
    await appendChronology(tx, person, {
      kind: "recovery",
      headline: `Direct work ended: ${work.kindName} (${reason.name})`.slice(0, 200),
      detail: ending,
      happenedOn: endedOn,
      by: acting.actor,
    });
  }
  return { kind: "accepted" };
}
