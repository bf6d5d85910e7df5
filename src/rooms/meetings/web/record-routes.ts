import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { findStandingPlan } from "../../safety-plans/index.ts";
import { writtenFor } from "../../families/index.ts";
import { deleteDraft } from "../../work/index.ts";
import { meetingForms } from "../form-drafts.ts";
import { itemDraft, itemDrafts, itemForm, typedInto } from "../item-drafts.ts";
import { readContents, type Item } from "../record-reads.ts";
import { saveItem } from "../save-item.ts";
import { closed } from "./booking-routes.tsx";
import { itemPage } from "./item-form.tsx";
import { keptForms } from "./kept-forms.tsx";
import {
  itemParams,
  itemRoute,
  meetingParams,
  meetingRoute,
  type MeetingFacts,
} from "./meeting-route.ts";
import { paths } from "./paths.ts";
import { listAskings } from "../asking-reads.ts";
import { minutesContext, ownersOn, ownInvitation, sharingContext } from "./record-context.ts";
import { recordPage } from "./record-page.tsx";

const manage = { permission: "meeting.manage" } as const;

export const recordRoutes: readonly Route[] = [
  meetingRoute({
    method: "GET",
    path: "/meetings/:meetingId",
    isOpenedOften: true,
    access: { permission: "child.view" },
    audit: { action: "meeting.read" },
    input: { params: meetingParams },
    handle: async (facts, { tx, frame, clock }) => {
      const view = recordPage({
        facts,
        csrfToken: frame.csrfToken,
        ground: await minutesContext(tx, facts, { at: clock.now() }),
        askings: await listAskings(tx, facts.meeting.meetingId),
        drafts: await itemDrafts(tx),
        kept: await keptForms(tx, {
          subject: facts.meeting.meetingId,
          returnTo: paths.meeting(facts.meeting.meetingId),
          names: Object.keys(meetingForms),
        }),
        own: await ownInvitation(tx, facts, clock.now()),
        sharing: await sharingContext(tx, facts),
        owners: await ownersOn(tx, facts),
        standing: await findStandingPlan(tx, {
          personId: facts.person.personId,
          today: facts.today,
        }),
        written: await writtenFor(tx, {
          meetingId: facts.meeting.meetingId,
          today: facts.today,
        }),
        now: clock.now(),
      });
      return { kind: "page", view };
    },
  }),
  itemRoute({
    method: "GET",
    path: "/meetings/items/:itemId",
    access: manage,
    audit: { action: "meeting.read" },
    input: { params: itemParams },
    handle: async (facts, { tx, frame, params: { itemId } }) => {
      const item = await itemOf(tx, facts, itemId);
      const typed = typedInto(item, await itemDrafts(tx));
      return {
        kind: "page",
        view: itemPage({ facts, item, csrfToken: frame.csrfToken, ...typed }),
      };
    },
  }),
  itemRoute({
    method: "POST",
    path: "/meetings/items/:itemId",
    access: manage,
    audit: { action: "meeting.record" },
    input: { params: itemParams, form: itemForm },
    handle: async (facts, { tx, actor, clock, frame, params: { itemId }, form: typed }) => {
      const { meetingId } = facts.meeting;
      const acting = { actor, at: clock.now() };
      const change = await saveItem(tx, acting, { meetingId, itemId, form: typed });
      const item = await itemOf(tx, facts, itemId);
      const asked = { facts, item, csrfToken: frame.csrfToken };
      switch (change.kind) {
        case "accepted":
          await deleteDraft(tx, itemDraft, itemId);
          return redirectDone(afterItem(meetingId, item.item), "Item saved.");
        case "invalid":
          return { kind: "invalid", view: itemPage({ ...asked, typed, errors: change.errors }) };
        case "stale": {
          const again = { ...typed, version: String(item.version) };
          return { kind: "stale", view: itemPage({ ...asked, typed: again, isStale: true }) };
        }
        case "closed":
          return closed(facts, [typed.wording]);
      }
    },
  }),
];

async function itemOf(tx: Tx, facts: MeetingFacts, itemId: string): Promise<Item> {
  const { items } = await readContents(tx, facts.meeting, facts);
  const item = [...items.values()].find((one) => one.itemId === itemId);
  if (!item) throw new Error("a part of a meeting went while it was read");
  return item;
}

/** Words for the family are written on the family's page; everything else on the record. */
const afterItem = (meetingId: string, item: string): string =>
  item.startsWith("family.") ? paths.family(meetingId) : paths.meeting(meetingId);
