import { opensRows, subjectOf, type DraftForm } from "../../../work/index.ts";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

/** Of an item: its sitting as well, from which its address is made. */
export const itemSubject = ({ sitting, item }: ItemFacts): string =>
  subjectOf(sitting.sittingId, item.itemId);

const pair = (subject: string): readonly [string, string] => {
  const [sittingId = "", itemId = ""] = subject.split("/");
  return [sittingId, itemId];
};

const sittings = { table: "panels.sittings", key: "sitting_id" };
const ofSitting = opensRows(sittings);
const ofItem = opensRows(sittings, { table: "panels.agenda_items", key: "agenda_item_id" });

/** Forms of a sitting that keep what is typed into them. */
export const sittingDrafts: readonly DraftForm[] = [
  {
    name: "sitting-attendance",
    title: "Who came to a sitting",
    address: paths.people,
    mayOpen: ofSitting,
  },
  {
    name: "sitting-updates",
    title: "Updates before a sitting",
    address: paths.updates,
    mayOpen: ofSitting,
  },
  {
    ...{ name: "sitting-item", title: "What was said on an item of a sitting" },
    address: (subject) => paths.item(...pair(subject)),
    mayOpen: ofItem,
  },
  {
    ...{ name: "item-family", title: "What a family is told about an item of a sitting" },
    address: (subject) => paths.family(...pair(subject)),
    mayOpen: ofItem,
  },
];
