import type { Tx } from "../../../platform/database/database.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { listAgencies, listPosted, sharingAgreementOn } from "../../directory/index.ts";
import { writtenSince } from "../../families/index.ts";
import { aroundOf, type ChildFacts } from "../../child-record/index.ts";
import { mayDo, refusedNames } from "../../subjects/index.ts";
import {
  blankDecision,
  blankLevel,
  type PromiseChange,
  blankPromise,
  type Owners,
  ownersOn,
  blankSharing,
} from "../../meetings/index.ts";
import { listCarried } from "../after-reads.ts";
import { findItem } from "../agenda-reads.ts";
import type { AgendaChange } from "../agenda.ts";
import { listCarriedOn, listPromisesOn } from "../item-promises.ts";
import { readPapers, type ItemPaper } from "../papers.ts";
import { readRecord } from "../record-reads.ts";
import { afterChange } from "./agenda-routes.tsx";
import { childOf, mayPromise } from "./item-child.ts";
import { itemPage } from "./item-page.tsx";
import type { ItemForm, ItemPage, ItemTyped } from "./item-view.ts";
import { closedPage } from "./closed-page.tsx";
import { endKept, keptOnItem, textsOf, typedAndKept } from "./item-kept.ts";
import { namesIn, type Naming } from "./nameless.ts";
import { readerName } from "./papers-routes.tsx";
import { paths } from "./paths.ts";
import { roomOf } from "./room-part.tsx";
import { type AnyGiven, type ItemFacts } from "./sitting-route.ts";

type ReadContext = Pick<AnyGiven, "tx" | "actor" | "clock" | "rooms">;
type FormState = Pick<ItemPage, "wrong" | "isStale"> & { readonly typed?: Partial<ItemTyped> };

const nobodys: Owners = { agencies: [], posted: [], outcomes: [] };

function typedOf({ item }: ItemFacts, child: ChildFacts | undefined): ItemTyped {
  return {
    wording: item.wording,
    version: String(item.version),
    addendum: "",
    sharing: blankSharing,
    decision: blankDecision,
    promise: blankPromise,
    level: child && blankLevel(child),
  };
}

export async function pageOf(
  asking: ReadContext,
  facts: ItemFacts,
  { typed, ...again }: FormState = {},
) {
  const { tx, actor } = asking;
  const { item, sitting, acting } = facts;
  const agreement = await sharingAgreementOn(tx, acting.today);
  const record = await readRecord(tx, [item.itemId], acting);
  const papers = await readPapers(tx, { itemIds: [item.itemId], today: acting.today });
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
    facts,
    room,
    record,
    child,
    around: child ? await aroundOf(tx, child) : [],
    reader: readerName(actor),
    paper,
    written: child && (await writtenOn(tx, child, paper)),
    sharing: { agreement, agencies },
    carried,
    promises,
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
        agencies: await listAgencies(tx),
        outcomes: [],
        posted: await listPosted(tx, acting.today),
      }
    : nobodys;

type Sent = { readonly form: ItemForm; readonly typed: Partial<ItemTyped> };

/** Of a panel that looks at no child, and of a case: what was written with a child’s name comes back, and nothing is recorded. */
export async function named(
  given: ReadContext & Naming,
  facts: ItemFacts,
  { texts, ...sent }: Sent & { readonly texts: Readonly<Record<string, string>> },
): Promise<Outcome | undefined> {
  const ofCase = facts.item.isOnCase ? await refusedNames(given.tx, texts) : [];
  const errors = ofCase.length > 0 ? ofCase : await namesIn(given, facts.panel, texts);
  return errors.length === 0 ? undefined : answer(given, facts, { kind: "invalid", errors }, sent);
}

/** Back on the item, with what was typed where something is wrong or somebody was quicker. */
export async function answer(
  asking: ReadContext,
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
    const item =
      (await findItem(asking.tx, asking.actor, {
        itemId: facts.item.itemId,
        today: facts.acting.today,
      })) ?? facts.item;
    const now = { ...facts, item };
    const again = { ...typed, version: String(item.version) };
    return { kind: "stale", view: await pageOf(asking, now, { typed: again, isStale: true }) };
  }
  return afterChange(facts, change, paths.item(facts.sitting.sittingId, facts.item.itemId));
}
