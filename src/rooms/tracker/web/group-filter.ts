import type { GroupKey } from "../columns.ts";
import { none, unknown, type TrackerFilters } from "../tracker-filters.ts";

/** The filter that shows one group alone. */
export function groupFilter(group: GroupKey, value: string | null): TrackerFilters {
  switch (group) {
    case "level":
      return { level: value === null ? unknown : Number(value) };
    case "harm":
      return { harm: value ?? unknown };
    case "stage":
      return { stage: value ?? unknown };
    case "lead":
      return { lead: value ?? none };
    case "ward":
      return { ward: value ?? unknown };
  }
}
