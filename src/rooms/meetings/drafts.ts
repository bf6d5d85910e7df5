import { opensRows, type DraftForm } from "../work/index.ts";
import { meetingFormDrafts } from "./form-drafts.ts";
import { itemDraft, itemTitles } from "./item-drafts.ts";
import { paths } from "./web/paths.ts";

/** What is typed into these is kept. */
export const meetingDrafts: readonly DraftForm[] = [
  {
    name: itemDraft,
    title: "A part of a meeting",
    address: paths.item,
    titles: itemTitles,
    mayOpen: opensRows({ table: "panels.items", key: "item_id" }),
  },
  ...meetingFormDrafts(paths.meeting),
];
