import { sql } from "kysely";
import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Pathway } from "../../child-record/index.ts";

export type Stage = Pathway["stages"][number];
type Condition = NonNullable<Stage["exit"]>[number];
export type Evidence = NonNullable<Condition["seenBy"]>;

/** The newest day on which Lantern has something of each kind on file. */
export type OnFile = Readonly<Record<Evidence, string | null>>;

/** What is on file of one child that conditions of leaving a stage can point to. */
export async function listOnFile(tx: Tx, personId: string): Promise<OnFile> {
  const id = sql`${personId}::uuid`;
  const { rows } = await sql<OnFile>`
    select (select max(used_on) from protect.tool_uses where person_id = ${id}) as tool,
      (select max(decided_on) from protect.level_decisions where person_id = ${id} and basis = 'decided') as level,
      (select max(decided_on) from protect.harm_decisions where person_id = ${id} and basis = 'decided') as harm,
      (select max(started_on) from protect.assessments where person_id = ${id}) as "assessment-begun",
      (select max(finished_on) from protect.assessments where person_id = ${id}) as "assessment-finished",
      (select max(happened_on) from protect.assessment_steps
        where person_id = ${id} and step = 'overseen' and verdict <> 'not-agreed') as overseen,
      (select last_panel_on from protect.tracker_entries where person_id = ${id}) as panel,
      (select max(added_on) from work.actions where person_id = ${id}) as promise,
      (select max(told_on) from protect.tellings where person_id = ${id} and who = 'child' and outcome = 'told') as told`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Error("nothing was answered");
  return found;
}

/** Some happened once and hold; others are looked for anew at each stage. */
const holdsOn: readonly Evidence[] = ["told"];

export type Seen = { readonly text: string; readonly isOnFile: boolean; readonly words: string };

/** A condition of leaving a stage, with what is on file for it since the child came there. */
export function seenFor(condition: Condition, onFile: OnFile, since: string | null): Seen {
  const { text, seenBy } = condition;
  if (seenBy === undefined) return { text, isOnFile: false, words: "for people to say" };
  const on = onFile[seenBy];
  if (on === null) return { text, isOnFile: false, words: "nothing on file" };
  if (since !== null && on < since && !holdsOn.includes(seenBy)) {
    return { text, isOnFile: false, words: `only from before this stage, ${formatDate(on)}` };
  }
  return { text, isOnFile: true, words: `on file, ${formatDate(on)}` };
}
