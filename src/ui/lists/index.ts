export { FacetCounts, FacetLinks, FacetTabs } from "./facets.tsx";
export { KeptParts, ListErrors, ListFilter } from "./list-filter.tsx";
export { ListPages, NumberedPages } from "./list-pages.tsx";
export { type Cells, type CellsOf, ListTable, ListTables } from "./list-table.tsx";
