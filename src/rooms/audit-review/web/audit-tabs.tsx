import type { VNode } from "preact";
import { SubNavigation } from "../../../ui/moj/index.ts";

const pages = {
  events: { text: "Everything", href: "/audit" },
  record: { text: "Who has viewed", href: "/audit/record" },
  unusual: { text: "Unusual use", href: "/audit/unusual" },
  checkpoints: { text: "Checkpoints", href: "/audit/checkpoints" },
} as const;

/** The pages of whoever reads the audit. */
export const AuditTabs = ({ current }: { current: keyof typeof pages }): VNode => (
  <SubNavigation
    label="Pages of the audit"
    items={Object.entries(pages).map(([key, page]) => ({ ...page, current: key === current }))}
  />
);
