import { versionOf } from "../../kernel/version-of.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { saysUntold } from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import type { WholePlan } from "./plan.ts";
import { openPlan, type PlanChange } from "./plan-writes.ts";
import { readTexts, type TextRules } from "./read-texts.ts";

export type PartKey = "contingencies" | "trusted";

/** Parts of a plan that are short rows: what is asked of each, and what it is called. */
export const partKinds = {
  contingencies: {
    heading: "If it goes wrong",
    fields: {
      happens: { name: "If", most: 1000, missing: "Enter what could happen" },
      response: { name: "Then", most: 1000, missing: "Enter what is done then" },
      who: { name: "Who does it", most: 200, missing: "Enter who does it" },
    },
  },
  trusted: {
    heading: "An adult the child trusts",
    fields: {
      name: { name: "Name", most: 200, missing: "Enter their name" },
      relationship: {
        name: "Who they are to the child",
        most: 200,
        missing: "Enter who they are to the child",
      },
      reachedBy: { name: "How to contact them", most: 200 },
    },
  },
} as const satisfies Readonly<
  Record<PartKey, { readonly heading: string; readonly fields: TextRules }>
>;

export const isPart = (text: string): text is PartKey => Object.hasOwn(partKinds, text);

export type PartTexts = Readonly<Record<string, string>>;

export type PartForm = PartTexts & { readonly version: string; readonly ended: string };

export type PartRow = {
  readonly rowId: string;
  readonly version: number;
  readonly texts: PartTexts;
};

/** A row of the plan as its form shows it. */
export function findPart(whole: WholePlan, part: PartKey, rowId: string): PartRow | undefined {
  if (part === "contingencies") {
    const found = whole.contingencies.find((one) => one.rowId === rowId);
    if (!found) return undefined;
    const { version, happens, response, who } = found;
    return { rowId, version, texts: { happens, response, who } };
  }
  const found = whole.trusted.find((one) => one.rowId === rowId);
  if (!found) return undefined;
  const { version, name, relationship, reachedBy } = found;
  return { rowId, version, texts: { name, relationship, reachedBy: reachedBy ?? "" } };
}

type Saving = {
  readonly person: Person;
  readonly part: PartKey;
  /** The row that is changed; undefined for a new one. */
  readonly row: PartRow | undefined;
  readonly form: PartForm;
};

/** Adds a row to the plan, changes one, or takes one out; what it said stays in the history. */
export async function savePart(
  tx: Tx,
  acting: CommandContext,
  saving: Saving,
): Promise<PlanChange> {
  const { person, part, row, form } = saving;
  const { fields } = partKinds[part];
  const read = readTexts(form, fields as TextRules);
  const version = versionOf(form.version);
  if (row && form.ended === "yes") {
    const set = { ended_on: acting.today };
    return done(await changeRow(tx, acting, { part, rowId: row.rowId, version, set }));
  }
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const untold = part === "trusted" && (await untoldIn(tx, acting, { person, texts: read.texts }));
  if (untold) return { kind: "invalid", errors: [{ field: "name", message: untold }] };
  if (row) {
    const set = columnsOf(part, read.texts);
    return done(await changeRow(tx, acting, { part, rowId: row.rowId, version, set }));
  }
  await addRow(tx, acting, { person, part, texts: read.texts });
  return { kind: "accepted" };
}

/** Whoever must not be told is rung by nobody as an adult whom the child trusts. */
const untoldIn = (
  tx: Tx,
  { today }: CommandContext,
  { person, texts }: { readonly person: Person; readonly texts: PartTexts },
): Promise<string | undefined> =>
  saysUntold(tx, { ...person, today }, Object.values(texts).join(" \n "));

const done = (isDone: boolean): PlanChange => ({ kind: isDone ? "accepted" : "stale" });

const text = (texts: PartTexts, name: string): string => texts[name] ?? "";

const contingency = (texts: PartTexts) => ({
  happens: text(texts, "happens"),
  response: text(texts, "response"),
  who: text(texts, "who"),
});
const trusted = (texts: PartTexts) => ({
  name: text(texts, "name"),
  relationship: text(texts, "relationship"),
  reached_by: text(texts, "reachedBy") || null,
});
const columnsOf = (part: PartKey, texts: PartTexts) =>
  part === "contingencies" ? contingency(texts) : trusted(texts);

async function addRow(
  tx: Tx,
  acting: CommandContext,
  { person, part, texts }: { person: Person; part: PartKey; texts: PartTexts },
): Promise<void> {
  const common = {
    partnership_id: person.partnershipId,
    plan_id: await openPlan(tx, acting, person),
    person_id: person.personId,
    changed_by: acting.actor.id,
  };
  if (part === "contingencies") {
    await tx
      .insertInto("protect.plan_contingencies")
      .values({ plan_contingency_id: newId(), ...common, ...contingency(texts) })
      .execute();
    return;
  }
  await tx
    .insertInto("protect.trusted_adults")
    .values({ trusted_adult_id: newId(), ...common, ...trusted(texts) })
    .execute();
}

type Changing = {
  readonly part: PartKey;
  readonly rowId: string;
  readonly version: number;
  readonly set: Readonly<Record<string, string | null>>;
};

async function changeRow(
  tx: Tx,
  { actor }: CommandContext,
  { part, rowId, version, set }: Changing,
): Promise<boolean> {
  const columns = { ...set, changed_by: actor.id, version: version + 1 };
  const query =
    part === "contingencies"
      ? tx
          .updateTable("protect.plan_contingencies")
          .set(columns)
          .where("plan_contingency_id", "=", rowId)
          .where("version", "=", version)
          .where("ended_on", "is", null)
      : tx
          .updateTable("protect.trusted_adults")
          .set(columns)
          .where("trusted_adult_id", "=", rowId)
          .where("version", "=", version)
          .where("ended_on", "is", null);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows === 1n;
}
