import {
  calculate,
  compare,
  type Answers,
  type ChildFacts,
  type Concluded,
  type Instrument,
} from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";

/** A tool as it was filled in about a child. */
export type ToolUse = {
  readonly useId: string;
  readonly tool: string;
  /** As it stood then. */
  readonly instrument: Instrument;
  readonly occasion: string | null;
  readonly answers: Answers;
  readonly concluded: Concluded;
  readonly usedOn: string;
  readonly usedBy: string;
};

const uses = (tx: Tx, personId: string) =>
  tx
    .selectFrom("protect.tool_uses as u")
    .innerJoin("directory.configuration as c", "c.configuration_id", "u.configuration_id")
    .innerJoin("directory.staff as s", "s.staff_id", "u.used_by")
    .select([
      ...(["u.tool_use_id", "u.tool", "u.occasion", "u.answers", "u.judged_band"] as const),
      ...(["u.judgement", "u.child", "u.used_on"] as const),
      "c.body" as const,
      shownName({ staff: "s", at: "u.recorded_at" }).as("usedBy"),
    ])
    .where("u.person_id", "=", personId);

type Row = Awaited<ReturnType<ReturnType<typeof uses>["executeTakeFirstOrThrow"]>>;

/** The latest first. */
export async function listToolUses(tx: Tx, personId: string): Promise<readonly ToolUse[]> {
  const rows = await uses(tx, personId).orderBy("u.tool_use_id", "desc").limit(200).execute();
  return rows.map(useOf);
}

export async function findToolUse(
  tx: Tx,
  { personId, useId }: { readonly personId: string; readonly useId: string },
): Promise<ToolUse | undefined> {
  const row = await uses(tx, personId).where("u.tool_use_id", "=", useId).executeTakeFirst();
  return row && useOf(row);
}

/** The last time that the same tool was filled in before a use, or at all. */
export async function findPreviousUse(
  tx: Tx,
  { personId, tool, before }: { personId: string; tool: string; before?: string },
): Promise<ToolUse | undefined> {
  const row = await uses(tx, personId)
    .where("u.tool", "=", tool)
    .$if(before !== undefined, (query) => query.where("u.tool_use_id", "<", before ?? ""))
    .orderBy("u.tool_use_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && useOf(row);
}

/**
 * What the answers come to is worked out from them each time they are read, with the tool and what was
 * known of the child then: whatever was kept as one band is shown by the same rule as what is filled in today.
 */
function useOf(row: Row): ToolUse {
  const instrument = row.body as unknown as Instrument;
  const answers = row.answers as unknown as Answers;
  const calculated = calculate(instrument, answers, childOf(row.child));
  const band = row.judged_band ?? undefined;
  return {
    useId: row.tool_use_id,
    tool: row.tool,
    instrument,
    occasion: row.occasion,
    answers,
    concluded: {
      calculated,
      judgement: { band, reason: row.judgement },
      agreement: compare(instrument, calculated, band),
    },
    usedOn: row.used_on,
    usedBy: row.usedBy,
  };
}

type KeptChild = Partial<ChildFacts> & { readonly notKnown?: ChildFacts["facts"] };

function childOf(kept: unknown): ChildFacts {
  const { age, facts = [], notKnown = [], floors = [] } = kept as KeptChild;
  return { age, facts, factsNotKnown: notKnown, floors };
}
