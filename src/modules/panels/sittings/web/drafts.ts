import { subjectOf, type DraftForm } from "../../../work/index.ts";
import { z } from "zod";
import { anyField } from "../../../../platform/http/field.ts";
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

const ofItem = (name: string, what: string): DraftForm => ({
  ...{ name, title: `On an item of a sitting: ${what}` },
  address: (subject) => paths.item(...pair(subject)),
});

/** Forms of a sitting that keep what is typed into them. */
export const sittingDrafts: readonly DraftForm[] = [
  { name: "sitting-attendance", title: "Who came to a sitting", address: paths.people },
  { name: "sitting-updates", title: "Updates before a sitting", address: paths.updates },
  {
    ...{ name: "sitting-item", title: "What was said on an item of a sitting" },
    address: (subject) => paths.item(...pair(subject)),
  },
  ofItem(attendanceDraft, "who is here"),
  ofItem("item-shared", "what an agency shares"),
  ofItem("item-decision", "what is decided"),
  ofItem("item-level", "the level that is agreed"),
  ofItem("item-promise", "what is promised"),
  ofItem("item-addendum", "a correction"),
  {
    ...{ name: "item-family", title: "What a family is told about an item of a sitting" },
    address: (subject) => paths.family(...pair(subject)),
  },
];
