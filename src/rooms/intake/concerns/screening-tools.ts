import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { screeningToolKind } from "../configuration-kinds.ts";
import type { PartEntry } from "./part-entries.ts";
import type { Screening } from "./parts.ts";

export type ToolOn = (at: Date) => Screening;

/** The screening tool as it was when each entry was made, so that an answer keeps its prompt. */
export async function screeningTools(
  tx: Tx,
  entries: readonly PartEntry[],
  today: string,
): Promise<ToolOn> {
  const days = new Set([today]);
  for (const entry of entries) if (entry.part === "screening") days.add(londonDate(entry.addedAt));
  const tools = new Map<string, Screening>();
  for (const on of days) {
    const found = await getConfiguration(tx, { kind: screeningToolKind, key: "safeguard", on });
    tools.set(on, found.body);
  }
  return (at) => {
    const tool = tools.get(londonDate(at)) ?? tools.get(today);
    if (!tool) throw new Error("the screening tool of today was read");
    return tool;
  };
}
