import type { Tx } from "../../../platform/database/database.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listAgencies, listPosted, sharingAgreementOn } from "../../directory/index.ts";
import { writtenSince } from "../../families/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  decisionForm,
  levelForm,
  levelOf,
  promiseForm,
  blankDecision,
  blankLevel,
  currentLevel,
  type PromiseChange,
  promiseOf,
  blankPromise,
  type Owners,
  ownersOn,
  blankSharing,
} from "../../meetings/index.ts";
import { listCarried } from "../after-reads.ts";
import { findItem } from "../agenda-reads.ts";
import type { AgendaChange } from "../agenda.ts";
import { addItemAddendum } from "../approve.ts";
import { listCarriedOn, listPromisesOn, promiseOnThing } from "../item-promises.ts";
import { keepOpened, readPapers, type ItemPaper } from "../papers.ts";
import {
  agreeLevelOnItem,
  decideOnItem,
  promiseOnItem,
  shareOnItem,
  writeItem,
} from "../record.ts";
import { readRecord } from "../record-reads.ts";
import { afterChange } from "./agenda-routes.tsx";
import { actOn, childOf, mayPromise } from "./item-child.ts";
import { itemPage } from "./item-page.tsx";
import type { ItemForm, ItemPage, ItemTyped } from "./item-view.ts";
import { closedPage } from "./closed-page.tsx";
import {
  addendumForm,
  endKept,
  itemSharingForm,
  keptOnItem,
  textsOf,
  typedAndKept,
  wordingForm,
} from "./item-kept.ts";
import { namesIn, type Naming } from "./nameless.ts";
import { readerName } from "./papers-routes.tsx";
import { paths } from "./paths.ts";
import { roomOf } from "./room-part.tsx";
import {
  itemParams,
  itemRoute,
  manages,
  reads,
  type AnyGiven,
  type ItemFacts,
} from "./sitting-route.ts";

type Asking = Pick<AnyGiven, "tx" | "actor" | "clock" | "rooms">;
type FormState = Pick<ItemPage, "wrong" | "isStale"> & { readonly typed?: Partial<ItemTyped> };

const nobodys: Owners = { agencies: [], posted: [], outcomes: [] };

function typedOf({ item }: ItemFacts, child: ChildFacts | undefined): ItemTyped {
  return {
    ...{ wording: item.wording, version: String(item.version), addendum: "" },
    ...{ sharing: blankSharing, decision: blankDecision, promise: blankPromise },
    level: child && blankLevel(child),
  };
}

async function pageOf(asking: Asking, facts: ItemFacts, { typed, ...again }: FormState = {}) {
  const { tx, actor } = asking;
  const { item, sitting, acting } = facts;
  const agreement = await sharingAgreementOn(tx, acting.today);
  const record = await readRecord(tx, [item.itemId], acting);
  const papers = await readPapers(tx, [item.itemId]);
  const before = sitting.startsAt;
  const kept = await keptOnItem(tx, facts);
  const carried = await carriedOn(tx, facts, before);
  const promises = item.personId === null ? await listPromisesOn(tx, acting.at, [item.itemId]) : [];
  const agencies = facts.mayManage ? await listAgencies(tx) : [];
  const room = await roomOf(tx, actor, facts);
  // The child last: a wide reader may look on narrowly for it.
  const child = await childOf(asking, facts);
  const paper = papers.get(item.itemId);
  return itemPage({
    ...{ facts, room, record, child, reader: readerName(actor), paper },
    written: child && (await writtenOn(tx, child, paper)),
    ...{ sharing: { agreement, agencies } },
    ...{ carried, promises },
    mayLevel: child !== undefined && mayDo(actor, "level.set", child),
    mayPromise: mayPromise(actor, facts, child),
    owners: child ? await ownersOn(tx, child) : await ownersOf(tx, facts),
    typed: { ...typedOf(facts, child), ...typedAndKept(kept), ...typed },
    kept,
    ...again,
  });
}

const writtenOn = (tx: Tx, { person: { personId }, today }: ChildFacts, paper?: ItemPaper) =>
  writtenSince(tx, { personId, today, since: paper?.madeAt ?? null });

/** What was promised to this panel before about the same child, thing or theme. */
async function carriedOn(tx: Tx, { item, sitting }: ItemFacts, before: Date) {
  const { panel } = sitting;
  const { personId } = item;
  if (personId === null) return listCarriedOn(tx, { panel, before, item });
  return listCarried(tx, { panel, before, personId });
}

const ownersOf = async (tx: Tx, { acting, item }: ItemFacts): Promise<Owners> =>
  item.personId === null
    ? {
        ...{ agencies: await listAgencies(tx), outcomes: [] },
        posted: await listPosted(tx, acting.today),
      }
    : nobodys;

type Sent = { readonly form: ItemForm; readonly typed: Partial<ItemTyped> };

/** Of a panel that looks at no child: what was written with a child’s name comes back, and nothing is recorded. */
async function named(
  given: Asking & Naming,
  facts: ItemFacts,
  { texts, ...sent }: Sent & { readonly texts: Readonly<Record<string, string>> },
): Promise<Outcome | undefined> {
  const errors = await namesIn(given, facts.panel, texts);
  return errors.length === 0 ? undefined : answer(given, facts, { kind: "invalid", errors }, sent);
}

/** Back on the item, with what was typed where something is wrong or somebody was quicker. */
async function answer(
  asking: Asking,
  facts: ItemFacts,
  change: AgendaChange | PromiseChange,
  { form, typed }: Sent,
): Promise<Outcome> {
  if (change.kind === "accepted") await endKept(asking.tx, facts, form);
  if (change.kind === "closed")
    return { kind: "stale", view: closedPage(facts, textsOf(form, typed)) };
  if (change.kind === "invalid") {
    const unopened = "unopened" in change ? change.unopened : undefined;
    const wrong = { form, errors: change.errors, unopened };
    return { kind: "invalid", view: await pageOf(asking, facts, { typed, wrong }) };
  }
  if (change.kind === "stale") {
    const item = (await findItem(asking.tx, asking.actor, facts.item.itemId)) ?? facts.item;
    const now = { ...facts, item };
    const again = { ...typed, version: String(item.version) };
    return { kind: "stale", view: await pageOf(asking, now, { typed: again, isStale: true }) };
  }
  return afterChange(facts, change, paths.item(facts.sitting.sittingId, facts.item.itemId));
}

const readRoutes: readonly Route[] = [
  itemRoute({
    method: "GET",
    path: "/sittings/:sittingId/items/:agendaItemId",
    access: reads,
    audit: { action: "sitting.item.read" },
    input: { params: itemParams },
    handle: async (facts, given) => {
      const { item, acting } = facts;
      if (item.paperAt !== null)
        await keepOpened(given.tx, acting, { items: [item], isFile: false });
      return { kind: "page", view: await pageOf(given, facts) };
    },
  }),
];

const recordRoutes: readonly Route[] = [
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId",
    access: manages,
    audit: { action: "sitting.record" },
    input: { params: itemParams, form: wordingForm },
    handle: async (facts, given) => {
      const { tx, form: typed } = given;
      const sent = { form: "wording", typed } as const;
      const wrong = await named(given, facts, { ...sent, texts: { wording: typed.wording } });
      if (wrong) return wrong;
      const change = await writeItem(tx, facts.acting, { item: facts.item, ...typed });
      return answer(given, facts, change, sent);
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/shares",
    access: manages,
    audit: { action: "sitting.share" },
    input: { params: itemParams, form: itemSharingForm },
    handle: async (facts, given) => {
      const { tx, form } = given;
      const ground = {
        agencies: await listAgencies(tx),
        agreement: await sharingAgreementOn(tx, facts.acting.today),
      };
      const sharing = { item: facts.item, form, ...ground };
      const sent = { form: "sharing", typed: { sharing: form } } as const;
      const wrong = await named(given, facts, {
        ...sent,
        texts: { shared: form.shared, basisReason: form.basisReason },
      });
      if (wrong) return wrong;
      const change = await shareOnItem(tx, facts.acting, sharing);
      return answer(given, facts, change, sent);
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/decisions",
    access: manages,
    audit: { action: "sitting.decide" },
    input: { params: itemParams, form: decisionForm },
    handle: async (facts, given) => {
      const { tx, form } = given;
      const { item, panel, acting } = facts;
      const sent = { form: "decision", typed: { decision: form } } as const;
      const { decisionReason, decisionDissent } = form;
      const texts = { decisionReason, decisionDissent };
      const wrong = await named(given, facts, { ...sent, texts });
      if (wrong) return wrong;
      const change = await decideOnItem(tx, acting, { item, panel, form });
      const done =
        change.kind === "accepted" ? await actOn(given, facts, form.decision) : undefined;
      const outcome = await answer(given, facts, change, sent);
      return done === undefined ? outcome : { ...outcome, done };
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/addenda",
    access: manages,
    audit: { action: "sitting.correct" },
    input: { params: itemParams, form: addendumForm },
    handle: async (facts, given) => {
      const { tx, form } = given;
      const { item, sitting, acting } = facts;
      const sent = { form: "addendum", typed: form } as const;
      const wrong = await named(given, facts, { ...sent, texts: form });
      if (wrong) return wrong;
      const change = await addItemAddendum(tx, acting, { sitting, item, wording: form.addendum });
      return answer(given, facts, change, sent);
    },
  }),
];

const childRoutes: readonly Route[] = [
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/level",
    access: manages,
    audit: { action: "level.set" },
    input: { params: itemParams, form: levelForm },
    handle: async (facts, given) => {
      const { tx, actor, form } = given;
      const child = await childOf(given, facts);
      if (!child || !mayDo(actor, "level.set", child)) return { kind: "forbidden" };
      const { person, scheme } = child;
      const change = await agreeLevelOnItem(tx, facts.acting, {
        ...{ item: facts.item, person, scheme, before: currentLevel(child), form: levelOf(form) },
      });
      return answer(given, facts, change, { form: "level", typed: { level: form } });
    },
  }),
  itemRoute({
    method: "POST",
    path: "/sittings/:sittingId/items/:agendaItemId/promises",
    access: manages,
    audit: { action: "action.add" },
    input: { params: itemParams, form: promiseForm },
    handle: async (facts, given) => {
      const { tx, actor, form } = given;
      const child = await childOf(given, facts);
      if (!mayPromise(actor, facts, child)) return { kind: "forbidden" };
      const sent = { form: "promise", typed: { promise: form } } as const;
      const wrong = await named(given, facts, { ...sent, texts: { wording: form.wording } });
      if (wrong) return wrong;
      if (!child) {
        const onThing = { item: facts.item, form: promiseOf(form) };
        const made = await promiseOnThing(tx, facts.acting, onThing);
        return answer(given, facts, made, sent);
      }
      const promising = { item: facts.item, person: child.person, form: promiseOf(form) };
      const change = await promiseOnItem(tx, facts.acting, promising);
      const answered = await answer(given, facts, change, sent);
      const letIn = change.kind === "accepted" ? change.letIn : undefined;
      return letIn === undefined ? answered : { ...answered, subjectIds: [letIn] };
    },
  }),
];

export const itemRoutes: readonly Route[] = [...readRoutes, ...recordRoutes, ...childRoutes];
