export { Alert, type AlertProps } from "./alert.tsx";
export type { AlertVariant } from "./alert-icon.tsx";
export { Badge, type BadgeProps } from "./badge.tsx";
export {
  type BrowserSortedCell,
  type BrowserSortedColumn,
  BrowserSortedTable,
  type BrowserSortedTableProps,
} from "./browser-sorted-table.tsx";
export { DatePicker, type DatePickerProps } from "./date-picker.tsx";
export { Filter, type FilterProps, type FilterSelection, type FilterTag } from "./filter.tsx";
export { IdentityBar, type IdentityBarProps, type IdentityFact } from "./identity-bar.tsx";
export {
  type RowGroup,
  type SortableColumn,
  type SortableRow,
  SortableTable,
  type SortableTableProps,
  type SortDirection,
} from "./sortable-table.tsx";
export {
  SubNavigation,
  type SubNavigationItem,
  type SubNavigationProps,
} from "./sub-navigation.tsx";
export { Timeline, type TimelineItem, type TimelineProps } from "./timeline.tsx";
