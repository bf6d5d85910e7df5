import { z } from "zod";
import { anyField } from "../../../platform/http/field.ts";
import { opensRows, subjectOf, type DraftForm } from "../../work/index.ts";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

/** Of an item: its sitting as well, from which its address is made. */
export const itemSubject = ({ sitting, item }: ItemFacts): string =>
  subjectOf(sitting.sittingId, item.itemId);

const pair = (subject: string): readonly [string, string] => {
  const [sittingId = "", itemId = ""] = subject.split("/");
  return [sittingId, itemId];
};

/** Who came, taken beside an item. */
export const attendanceDraft = "item-attendance";
export const itemAttendanceForm = z.record(z.string(), anyField);

const sittings = { table: "panels.sittings", key: "sitting_id" };
const opensSitting = opensRows(sittings);
const opensItem = opensRows(sittings, { table: "panels.agenda_items", key: "agenda_item_id" });

const ofSitting = (
  name: string,
  title: string,
  address: (sittingId: string) => string,
): DraftForm => ({ name, title, address, mayOpen: opensSitting });

const ofItem = (name: string, title: string, address = paths.item): DraftForm => ({
  name,
  title,
  mayOpen: opensItem,
  address: (subject) => address(...pair(subject)),
});

/** Forms of a sitting that keep what is typed into them. */
export const sittingDrafts: readonly DraftForm[] = [
  ofSitting("sitting-attendance", "Who came to a sitting", paths.people),
  ofSitting("sitting-updates", "Updates before a sitting", paths.updates),
  ofItem("sitting-item", "What was said on an item of a sitting"),
  ofItem(attendanceDraft, "On an item of a sitting: who is here"),
  ofItem("item-shared", "On an item of a sitting: what an agency shares"),
  ofItem("item-decision", "On an item of a sitting: what is decided"),
  ofItem("item-level", "On an item of a sitting: the level that is agreed"),
  ofItem("item-promise", "On an item of a sitting: what is promised"),
  ofItem("item-addendum", "On an item of a sitting: a correction"),
  ofItem("item-family", "What a family is told about an item of a sitting", paths.family),
];
