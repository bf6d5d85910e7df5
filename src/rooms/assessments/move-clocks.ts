import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { listAssessments, pausesOf } from "./assessment-reads.ts";
import type { About, CommandContext } from "./begin.ts";
import { dueOf } from "./state.ts";
import { addStep } from "./steps.ts";

/**
 * Of several strategy discussions the last one counts (Working Together): clocks that run from one are
 * set to it, and it is said that they were. One that is earlier moves nothing.
 */
export async function moveClocks(
  tx: Tx,
  acting: CommandContext,
  { person, discussedOn }: { readonly person: About; readonly discussedOn: string },
): Promise<void> {
  const running = (await listAssessments(tx, person.personId)).filter(
    ({ body, finishedOn, clockFrom }) =>
      body.runsFrom === "strategy-discussion" && finishedOn === null && clockFrom < discussedOn,
  );
  for (const { assessmentId, body, clockFrom, steps } of running) {
    const moved = { body, clockFrom: discussedOn };
    const due = dueOf(moved, pausesOf(steps), acting);
    await tx
      .updateTable("protect.assessments")
      .set({ clock_from: discussedOn, due_on: due, version: sql`version + 1` })
      .where("assessment_id", "=", assessmentId)
      .execute();
    const wording = `Runs from the strategy discussion on ${formatDate(discussedOn)}, the last one; before that from ${formatDate(clockFrom)}.`;
    await addStep(tx, acting, {
      person,
      assessmentId,
      step: "clock-moved",
      happenedOn: discussedOn,
      wording,
    });
    await appendChronology(tx, person, {
      kind: "assessment",
      headline: `${body.name}: its clock runs from the last strategy discussion`,
      detail: wording,
      happenedOn: discussedOn,
      by: acting.actor,
    });
  }
}
