import { sayDone } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listAgencies, sharingAgreementOn } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  decisionForm,
  levelForm,
  levelOf,
  promiseForm,
  currentLevel,
  promiseOf,
} from "../../meetings/index.ts";
import { addItemAddendum } from "../approve.ts";
import { promiseOnThing } from "../item-promises.ts";
import { keepOpened } from "../papers.ts";
import {
  agreeLevelOnItem,
  decideOnItem,
  promiseOnItem,
  shareOnItem,
  writeItem,
} from "../record.ts";
import { actOn, childOf, mayPromise } from "./item-child.ts";
import { addendumForm, itemSharingForm, wordingForm } from "./item-kept.ts";
import { itemParams, itemRoute, manages, reads } from "./sitting-route.ts";
import { answer, named, pageOf } from "./item-answers.ts";

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
      return sayDone("Item saved.", answer(given, facts, change, sent));
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
      return sayDone("What was shared was saved.", answer(given, facts, change, sent));
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
      return sayDone("Decision saved.", done === undefined ? outcome : { ...outcome, done });
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
      return sayDone("Addition saved.", answer(given, facts, change, sent));
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
        item: facts.item,
        person,
        scheme,
        before: currentLevel(child),
        form: levelOf(form),
      });
      return sayDone(
        "Level saved.",
        answer(given, facts, change, { form: "level", typed: { level: form } }),
      );
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
        return sayDone("Action added.", answer(given, facts, made, sent));
      }
      const promising = { item: facts.item, person: child.person, form: promiseOf(form) };
      const change = await promiseOnItem(tx, facts.acting, promising);
      const answered = await answer(given, facts, change, sent);
      const letIn = change.kind === "accepted" ? change.letIn : undefined;
      return sayDone(
        "Action added. It is in its owner’s list.",
        letIn === undefined ? answered : { ...answered, subjectIds: [letIn] },
      );
    },
  }),
];

export const itemRoutes: readonly Route[] = [...readRoutes, ...recordRoutes, ...childRoutes];
