import { versionOf } from "../../../kernel/version-of.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { findReading } from "../workbook/workbook-reads.ts";
import { saveDecisions, type Answer } from "../workbook/workbook-writes.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { textOf } from "./decision-form.tsx";

type Saving = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly workbook: ReadWorkbook;
  readonly form: FormFields;
  readonly answers: readonly Answer[];
  readonly next: string;
  /** The page with what stands now, and what was chosen still in it. */
  readonly again: (workbook: ReadWorkbook) => Promise<View>;
};

/** Keeps a page of decisions, or shows what somebody else decided meanwhile. */
export async function saveAnswers(tx: Tx, saving: Saving): Promise<Outcome> {
  const { actor, at, workbook, form, answers, next, again } = saving;
  const typed = textOf(form, "version");
  const version = versionOf(typed);
  if (await saveDecisions(tx, { actor, at }, { workbook, version, answers })) {
    return { kind: "redirect", to: next, detail: { count: answers.length } };
  }
  const now = await findReading(tx, workbook.importId);
  return { kind: "stale", view: await again(now ?? workbook) };
}
