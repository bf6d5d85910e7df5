import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { deleteDraft } from "../../work/index.ts";
import {
  decisionForm,
  levelForm,
  promiseForm,
  sharingForm,
  keptForms,
  type KeptForms,
} from "../../meetings/index.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import type { FormDraft } from "../../../ui/forms/index.ts";
import { attendanceDraft, itemSubject } from "./drafts.ts";
import type { ItemForm, ItemTyped } from "./item-view.ts";
import { paths } from "./paths.ts";
import type { ItemFacts } from "./sitting-route.ts";

export const itemSharingForm = sharingForm.extend({ spoke: field() });
export const addendumForm = z.object({ addendum: field() });
export const wordingForm = z.object({ wording: field(), version: field() });

/** Beside each other on the page of an item: what is typed into each is kept when another is sent. */
export const itemDraftNames: Readonly<Record<ItemForm, string>> = {
  wording: "sitting-item",
  sharing: "item-shared",
  decision: "item-decision",
  level: "item-level",
  promise: "item-promise",
  addendum: "item-addendum",
};
const anything = z.record(z.string(), anyField);

export const keptOnItem = (tx: Tx, facts: ItemFacts): Promise<KeptForms> =>
  keptForms(tx, {
    subject: itemSubject(facts),
    returnTo: paths.item(facts.sitting.sittingId, facts.item.itemId),
    names: [...Object.values(itemDraftNames), attendanceDraft],
  });

const read = (kept: KeptForms) => ({
  wording: kept.of(itemDraftNames.wording, wordingForm).typed,
  sharing: kept.of(itemDraftNames.sharing, itemSharingForm).typed,
  decision: kept.of(itemDraftNames.decision, decisionForm).typed,
  level: kept.of(itemDraftNames.level, levelForm).typed,
  promise: kept.of(itemDraftNames.promise, promiseForm).typed,
  addendum: kept.of(itemDraftNames.addendum, addendumForm).typed,
});

export const draftOn = (kept: KeptForms, form: ItemForm): FormDraft =>
  kept.of(itemDraftNames[form], anything).draft;

/** What the forms begin with where something was kept. */
export function typedAndKept(kept: KeptForms): Partial<ItemTyped> {
  const { wording, addendum, sharing, decision, level, promise } = read(kept);
  return {
    ...wording,
    ...addendum,
    ...(sharing && { sharing }),
    ...(decision && { decision }),
    ...(level && { level }),
    ...(promise && { promise }),
  };
}

/** The forms that hold something: they stand open. */
export const keptOpen = (kept: KeptForms): ReadonlySet<ItemForm> =>
  new Set(Object.entries(read(kept)).flatMap(([form, typed]) => (typed ? [form as ItemForm] : [])));

/** It was sent for good. */
export const endKept = (tx: Tx, facts: ItemFacts, form: ItemForm): Promise<void> =>
  deleteDraft(tx, itemDraftNames[form], itemSubject(facts));

/** What was typed, to be copied where the sitting takes nothing more. */
export function textsOf(form: ItemForm, typed: Partial<ItemTyped>): readonly string[] {
  const { sharing, decision, level, promise } = typed;
  const texts: Readonly<Record<ItemForm, readonly (string | undefined)[]>> = {
    wording: [typed.wording],
    addendum: [typed.addendum],
    promise: [promise?.wording],
    sharing: [sharing?.spoke, sharing?.shared, sharing?.basisReason],
    decision: [decision?.decisionReason, decision?.decisionDissent],
    level: [
      level?.levelReason,
      level?.levelDissent,
      level?.evidence,
      level?.evidenceSource,
      level?.childView,
    ],
  };
  return texts[form].flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text]));
}
