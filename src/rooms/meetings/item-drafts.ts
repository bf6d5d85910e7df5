import { z } from "zod";
import { formatDate, formatDateTime, londonDate } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";
import { field } from "../../platform/http/field.ts";
import { listDrafts } from "../work/index.ts";
import { meetingReference } from "./calendar.ts";
import { panelTypeOf, type PanelType } from "./panel-type.ts";
import type { Item } from "./record-reads.ts";
import type { ItemForm } from "./save-item.ts";
import { itemWords } from "./item-words.ts";

export const itemDraft = "meeting-item";
export const itemForm = z.object({ wording: field(), version: field() });

/** What the reader wrote in parts of meetings and did not save there, by the part. */
export type ItemDrafts = ReadonlyMap<
  string,
  { readonly typed: ItemForm; readonly savedAt: string }
>;

export async function itemDrafts(tx: Tx): Promise<ItemDrafts> {
  const drafts = (await listDrafts(tx)).filter(({ form }) => form === itemDraft);
  return new Map(
    drafts.flatMap(({ subject, fields, savedAt }) => {
      const typed = itemForm.safeParse(fields).data;
      return typed ? [[subject, { typed, savedAt: formatDateTime(savedAt) }] as const] : [];
    }),
  );
}

/** What the form of a part begins with: the reader's draft, or what stands in the record. */
export function typedInto(item: Item, drafts: ItemDrafts) {
  const draft = drafts.get(item.itemId);
  return draft ?? { typed: { wording: item.wording, version: String(item.version) } };
}

/** Of which part of which meeting each draft is, without the child: a list of drafts opens no record. */
export async function itemTitles(
  tx: Tx,
  actor: StaffActor,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const read = () => readTitles(tx, itemIds);
  const found = await read();
  return actor.isWide ? new Map([...found, ...(await alsoNarrowly(tx, read))]) : found;
}

async function readTitles(
  tx: Tx,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom("panels.items as i")
    .innerJoin("panels.meetings as m", "m.meeting_id", "i.meeting_id")
    .select(["i.item_id as itemId", "i.item", "m.meeting_id as meetingId"])
    .select(["m.panel_type_id as panelTypeId", "m.starts_at as startsAt"])
    .where("i.item_id", "in", itemIds)
    .execute();
  const types = new Map<string, PanelType>();
  for (const panelTypeId of new Set(rows.map((row) => row.panelTypeId)))
    types.set(panelTypeId, await panelTypeOf(tx, { panelTypeId }));
  const titles = new Map<string, string>();
  for (const { itemId, item, meetingId, panelTypeId, startsAt } of rows) {
    const type = types.get(panelTypeId);
    if (!type) continue;
    const day = formatDate(londonDate(startsAt));
    const of = `${type.name}, ${day}, ${meetingReference(meetingId)}`;
    titles.set(itemId, `${of}: ${itemWords(type, item).title}`);
  }
  return titles;
}
