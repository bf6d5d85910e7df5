import { versionOf } from "../../../kernel/version-of.ts";
import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Block, Document } from "../../../platform/documents/index.ts";
import { english, languageOf, translatorFor } from "../../../platform/words/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Preparing } from "../../outgoing-papers/index.ts";
import type { Person } from "../../subjects/index.ts";
import type { PlanChange } from "../plan-writes.ts";
import { readTexts } from "../read-texts.ts";

export type CarerSheet = {
  readonly sheetId: string;
  readonly risks: string | null;
  readonly triggers: string | null;
  readonly helps: string | null;
  readonly missingPlan: string | null;
  /** Who to ring, with hours: a line each. */
  readonly ring: string | null;
  readonly version: number;
};

export async function findCarerSheet(tx: Tx, personId: string): Promise<CarerSheet | undefined> {
  const { rows } = await sql<CarerSheet>`
    select sheet_id as "sheetId", risks, triggers, helps, missing_plan as "missingPlan", ring, version
    from protect.carer_sheets where person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

export type CarerForm = Readonly<
  Record<"risks" | "triggers" | "helps" | "missingPlan" | "ring" | "version", string>
>;

const rules = {
  risks: { name: "What to look out for", most: 4000 },
  triggers: { name: "What can make things worse", most: 4000 },
  helps: { name: "What helps", most: 4000 },
  missingPlan: { name: "If the child is not where they should be", most: 4000 },
  ring: { name: "Who to ring", most: 2000, missing: "Enter who to ring, and when" },
};

/** Writes what whoever looks after the child needs to know. It reaches nobody before it leaves as a paper. */
export async function saveCarerSheet(
  tx: Tx,
  { actor }: CommandContext,
  { person, form }: { person: Person; form: CarerForm },
): Promise<PlanChange> {
  const read = readTexts(form, rules);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { risks, triggers, helps, missingPlan, ring } = read.texts;
  const texts = {
    risks: risks || null,
    triggers: triggers || null,
    helps: helps || null,
    missing_plan: missingPlan || null,
    ring,
    changed_by: actor.id,
  };
  const version = versionOf(form.version);
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("protect.carer_sheets")
      .values({
        sheet_id: newId(),
        partnership_id: person.partnershipId,
        person_id: person.personId,
        ...texts,
      })
      .onConflict((on) => on.column("person_id").doNothing())
      .executeTakeFirst();
    return { kind: numInsertedOrUpdatedRows === 1n ? "accepted" : "stale" };
  }
  const { numUpdatedRows } = await tx
    .updateTable("protect.carer_sheets")
    .set({ ...texts, version: version + 1 })
    .where("person_id", "=", person.personId)
    .where("version", "=", version)
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}

type SheetContext = {
  readonly sheet: CarerSheet;
  readonly person: Pick<Person, "givenName" | "familyName">;
  readonly today: string;
  readonly language: string;
};

/** The sheet as a paper, for whichever carer it turns out to be for. */
export const carerPaperFor = (
  ground: SheetContext,
): Pick<Preparing, "madeFrom" | "documentFor"> => ({
  madeFrom: [
    { record: "protect.carer_sheets", id: ground.sheet.sheetId, version: ground.sheet.version },
  ],
  documentFor: (recipient) => carerDocument(ground, recipient),
});

/** The sheet for one carer by name. Nobody who does harm is named on it: that is told, and not left lying. */
function carerDocument(
  { sheet, person, today, language: code }: SheetContext,
  recipient: string,
): Document {
  const language = languageOf(code) ?? english;
  const { say, date } = translatorFor(language);
  const name = person.givenName || person.familyName;
  const part = (title: string, text: string | null): readonly Block[] =>
    text === null
      ? []
      : [
          { kind: "heading", text: title },
          { kind: "list", items: linesOf(text) },
        ];
  return {
    title: say("carer.title", { name }),
    marking: undefined,
    madeFor: say("paper.for", { recipient }),
    made: say("carer.known", { date: date(today) }),
    language,
    blocks: [
      ...(language.isChecked ? [] : [{ kind: "paragraph" as const, text: say("paper.unchecked") }]),
      ...part(say("carer.risks"), sheet.risks),
      ...part(say("carer.triggers"), sheet.triggers),
      ...part(say("carer.helps"), sheet.helps),
      ...part(say("carer.missing", { name }), sheet.missingPlan),
      { kind: "heading", text: say("carer.ring") },
      { kind: "list", items: [...linesOf(sheet.ring ?? ""), say("family.danger")] },
    ],
  };
}

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.replace(/^[-•*]\s*/, "").trim())
    .filter((line) => line !== "");
