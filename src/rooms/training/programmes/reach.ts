import { addMonths, type IsoDate } from "../../../kernel/dates.ts";
import type { Body } from "../bodies.ts";
import type { ProgrammeScheme } from "./programme-scheme.ts";
import type { LastHeld } from "./programme-reads.ts";

export type ReachLine = {
  readonly key: string;
  readonly name: string;
  readonly of: "school" | "group" | "ward";
  readonly lastOn: IsoDate | null;
  /** Kinds that were held within the months, each once. */
  readonly kinds: readonly string[];
  readonly isUncovered: boolean;
};

type Given = {
  readonly visits: readonly LastHeld[];
  readonly schools: readonly Body[];
  readonly scheme: Pick<ProgrammeScheme, "settings" | "uncoveredMonths">;
  readonly today: IsoDate;
};

/**
 * Every school and college, every group outside school, and every ward that was ever visited: when something was last
 * held there. Who had nothing for so many months stands first.
 */
export function reachOf({ visits, schools, scheme, today }: Given): readonly ReachLine[] {
  const since = addMonths(today, -scheme.uncoveredMonths);
  const line = (
    { key, name, of }: Pick<ReachLine, "key" | "name" | "of">,
    held: readonly LastHeld[],
  ): ReachLine => {
    const lastOn =
      held
        .map(({ heldOn }) => heldOn)
        .toSorted()
        .at(-1) ?? null;
    const recent = held.filter(({ heldOn }) => heldOn >= since);
    return {
      key,
      name,
      of,
      lastOn,
      kinds: [...new Set(recent.map(({ kind }) => kind))].toSorted(),
      isUncovered: recent.length === 0,
    };
  };
  const bySchool = Map.groupBy(visits, ({ schoolId }) => schoolId);
  const bySetting = Map.groupBy(visits, ({ setting }) => setting);
  const byWard = Map.groupBy(visits, ({ ward }) => ward?.trim().toLowerCase() ?? "");
  const lines = [
    ...schools.map(({ id, name }) => line({ key: id, name, of: "school" }, bySchool.get(id) ?? [])),
    ...scheme.settings
      .filter(({ isSchool }) => !isSchool)
      .map(({ key, name }) => line({ key, name, of: "group" }, bySetting.get(key) ?? [])),
    ...[...byWard]
      .filter(([ward]) => ward !== "")
      .map(([key, held]) => line({ key, name: held[0]?.ward?.trim() ?? key, of: "ward" }, held)),
  ];
  const rank = ({ isUncovered, lastOn }: ReachLine): string =>
    `${isUncovered ? 0 : 1} ${lastOn ?? ""}`;
  return lines.toSorted((one, other) => rank(one).localeCompare(rank(other)));
}
