export { BasisSets, type BasisSet } from "./basis-sets.tsx";
export { type Count, Counts } from "./counts.tsx";
export { HistoryChart, type HistoryStep } from "./history-chart.tsx";
export type { PageSearch, PageUser } from "./header.tsx";
export { Page, type PageNavigationItem, type PageProps, renderPage } from "./page.tsx";
export { type PromiseItem, Promises } from "./promises.tsx";
export { type Theme, themeCss } from "./theme.ts";
export { Voice, type VoiceProps } from "./voice.tsx";
export { WhyVisible } from "./why-visible.tsx";
