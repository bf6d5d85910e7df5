import { versionOf } from "../../../kernel/version-of.ts";
import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Person } from "../../subjects/index.ts";
import { soughtOf, type WholePlan } from "../plan.ts";
import { addFamilyWords, type FamilyAbout, type PlanChange } from "../plan-writes.ts";

/** A part of the plan, with what the family's paper says of it. */
export type FamilyRow = {
  readonly about: FamilyAbout;
  readonly aboutId: string;
  /** What the part is, for the heading of its field. */
  readonly label: string;
  /** What professionals wrote: to be read, and never copied by itself. */
  readonly original: string;
  readonly wording: string;
  readonly version: number;
};

type Kept = {
  readonly about: FamilyAbout;
  readonly aboutId: string;
  readonly wording: string | null;
  readonly version: number;
};

/** Every part of the plan that can be on the family's paper, in the order of the paper. */
export async function listFamilyRows(tx: Tx, whole: WholePlan): Promise<readonly FamilyRow[]> {
  const { rows } = await sql<Kept>`
    select about, about_id as "aboutId", wording, version from protect.plan_family_words
    where plan_id = ${whole.plan.planId}::uuid`.execute(tx);
  return partsOf(whole).map((part) => {
    const kept = rows.find(
      ({ about, aboutId }) => about === part.about && aboutId === part.aboutId,
    );
    return { ...part, wording: kept?.wording ?? "", version: kept?.version ?? 0 };
  });
}

type Part = Pick<FamilyRow, "about" | "aboutId" | "label" | "original">;

function partsOf({ plan, contingencies, trusted, ...rest }: WholePlan): readonly Part[] {
  const outcomes = soughtOf(rest);
  const promises = outcomes.flatMap((outcome) => outcome.promises);
  const wants = [plan.childWants, plan.parentsWant].filter(Boolean).join("\n\n");
  return [
    {
      about: "plan",
      aboutId: plan.planId,
      label: "To begin with",
      original: wants,
    },
    ...outcomes.map(({ outcomeId: aboutId, wording: original }) => ({
      about: "outcome" as const,
      aboutId,
      label: "An outcome",
      original,
    })),
    ...promises
      .filter(
        ({ state, actionId }, index) =>
          state === "open" && promises.findIndex((one) => one.actionId === actionId) === index,
      )
      .map(({ actionId: aboutId, wording: original, agency }) => ({
        about: "promise" as const,
        aboutId,
        original,
        label: `A promise: ${agency} is printed next to it`,
      })),
    ...contingencies.map(({ rowId: aboutId, happens, response, who }) => ({
      about: "contingency" as const,
      aboutId,
      label: "If it goes wrong",
      original: `If ${happens}: ${response} (${who})`,
    })),
    ...trusted.map(({ rowId: aboutId, name, relationship }) => ({
      about: "trusted" as const,
      aboutId,
      label: "Someone to talk to",
      original: `${name}, ${relationship}`,
    })),
  ];
}

/** The name of the field of a part. */
export const wordsField = ({ about, aboutId }: Pick<FamilyRow, "about" | "aboutId">): string =>
  `words.${about}.${aboutId}`;
export const versionField = ({ about, aboutId }: Pick<FamilyRow, "about" | "aboutId">): string =>
  `version.${about}.${aboutId}`;

type Saving = {
  readonly person: Person;
  readonly whole: WholePlan;
  readonly textOf: (field: string) => string;
};

/** Saves what differs, all of it or none: where a colleague changed a part meanwhile nothing is saved. */
export async function saveFamilyWords(
  tx: Tx,
  acting: CommandContext,
  { person, whole, textOf }: Saving,
): Promise<PlanChange> {
  const { planId } = whole.plan;
  // One after the other: what differs is asked of rows that stand still.
  await sql`select 1 from protect.plans where plan_id = ${planId}::uuid for update`.execute(tx);
  const rows = await listFamilyRows(tx, whole);
  const errors: FieldError[] = [];
  const changed = rows.flatMap((row) => {
    const read = readText(textOf(wordsField(row)), { name: "These words", most: 1000 });
    if (!read.ok) errors.push({ field: wordsField(row), message: read.error });
    return read.ok && read.value !== row.wording ? [{ row, wording: read.value || null }] : [];
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  const isOvertaken = changed.some(
    ({ row }) => versionOf(textOf(versionField(row))) !== row.version,
  );
  if (isOvertaken) return { kind: "stale" };
  for (const { row, wording } of changed) {
    const { about, aboutId, version } = row;
    if (version === 0) {
      await addFamilyWords(tx, acting, { person, planId, about, aboutId, wording });
      continue;
    }
    await tx
      .updateTable("protect.plan_family_words")
      .set({ wording, changed_by: acting.actor.id, version: version + 1 })
      .where("plan_id", "=", planId)
      .where("about", "=", about)
      .where("about_id", "=", aboutId)
      .where("version", "=", version)
      .execute();
  }
  return { kind: "accepted" };
}
