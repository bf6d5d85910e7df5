import type { Permission } from "../../kernel/permissions.ts";
import { manyOf } from "../../platform/rooms/slot.ts";

/** One of the lists of what is overdue, as a tab of one page. */
export type OverdueTab = {
  readonly text: string;
  readonly href: string;
  readonly needs: Permission;
  /** Smaller stands before larger. */
  readonly order: number;
};

export const overdueTabs = manyOf<OverdueTab>(
  "tabs of what is overdue",
  (one, other) => one.order - other.order,
);
