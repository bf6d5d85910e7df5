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
  ofSitting("sitting-attendance", "Attendance at a panel meeting", paths.people),
  ofSitting("sitting-updates", "Updates before a meeting", paths.updates),
  ofItem("sitting-item", "Discussion of a panel item"),
  ofItem(attendanceDraft, "On a panel item: who is present"),
  ofItem("item-shared", "On a panel item: information shared"),
  ofItem("item-decision", "On a panel item: decision"),
  ofItem("item-level", "On a panel item: level agreed"),
  ofItem("item-promise", "On a panel item: action"),
  ofItem("item-addendum", "On a panel item: correction"),
  ofItem("item-family", "The family’s paper about a panel item", paths.family),
];
