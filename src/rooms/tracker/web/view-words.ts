import type { Actor } from "../../../platform/access/actor.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { SortWay } from "../../../kernel/lists.ts";
import { columnsOf, columnsShown, type SortKey } from "../columns.ts";
import { filterOptions, type FilterOptions } from "../filter-options.ts";
import { filterWords } from "../filter-words.ts";
import { groupNames } from "../groups.ts";
import type { TrackerAsked } from "../tracker-filters.ts";
import { trackerList } from "../tracker-list.ts";
import { trackerSetting, type TrackerSetting } from "../tracker-setting.ts";

type Names = { readonly setting: TrackerSetting; readonly options: FilterOptions };

type Way = "day" | "number" | "step" | "text";

const ways: Readonly<Record<Way, Readonly<Record<SortWay, string>>>> = {
  day: { ascending: "earliest first", descending: "latest first" },
  number: { ascending: "lowest first", descending: "highest first" },
  step: { ascending: "first to last", descending: "last to first" },
  text: { ascending: "A to Z", descending: "Z to A" },
};

const fixedWays: Readonly<Partial<Record<SortKey, Way>>> = {
  name: "text",
  lead: "text",
  ward: "text",
  school: "text",
  harm: "number",
  level: "number",
  missing: "number",
  actions: "number",
  stage: "step",
};

function wayOf(sort: SortKey, ownColumns: TrackerSetting["ownColumns"]): Way {
  if (!sort.startsWith("own.")) return fixedWays[sort] ?? "day";
  const kind = ownColumns.find(({ key }) => `own.${key}` === sort)?.kind;
  if (kind === "date") return "day";
  return kind === "number" ? "number" : "text";
}

/** A view in words: which children, in which order and groups, with which columns. */
export function viewWords(asked: TrackerAsked, names: Names): readonly string[] {
  const { ownColumns } = names.setting;
  const by = asked.sort ?? "review";
  const which = filterWords(asked, names).map(({ text }) => text);
  const column = columnsOf(ownColumns).find((one) => one.sort === by)?.heading;
  const sort = by === "name" ? "name" : column;
  const way = ways[wayOf(by, ownColumns)][asked.way];
  const shown = columnsShown(asked.columns, ownColumns).map(({ heading }) => heading);
  return [
    ...(which.length === 0 ? ["All open children you can see"] : which),
    ...(sort === undefined ? [] : [`In the order of ${sort.toLowerCase()}, ${way}`]),
    ...(asked.group === undefined ? [] : [`Grouped by ${groupNames[asked.group]}`]),
    ...(asked.columns === undefined ? [] : [`With ${shown.join(", ").toLowerCase()}`]),
  ];
}

type ReadContext = { readonly tx: Tx; readonly actor: Actor; readonly clock: Clock };

export async function wordsOf(
  { tx, actor, clock }: ReadContext,
  address: string,
): Promise<readonly string[]> {
  const setting = await trackerSetting(tx, clock);
  const options = await filterOptions(tx, actor, setting);
  return viewWords(trackerList.asked(address), { setting, options });
}
