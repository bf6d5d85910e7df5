export { FacetCounts, FacetLinks, FacetTabs } from "./facets.tsx";
export { ListFilter } from "./list-filter.tsx";
export { ListPages, NumberedPages } from "./list-pages.tsx";
export { type CellsOf, ListTable, ListTables } from "./list-table.tsx";
