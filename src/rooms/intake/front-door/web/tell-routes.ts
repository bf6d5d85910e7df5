import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import { blankOf } from "../../../../kernel/forms/index.ts";
import { newId } from "../../../../kernel/ids.ts";
import { anyText } from "../../../../platform/http/any-text.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import { formInput } from "../../../../platform/http/form-input.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { withinLimit } from "../../../../platform/session/rate-limit.ts";
import { sourceOf } from "../../../../platform/session/source.ts";
import { findDoor, type Door } from "../door.ts";
import { hasPublicConcern, keepPublicConcern, type Mark } from "../keep-concern.ts";
import { publicForm, readPublic, type PublicTyped } from "../public-form.ts";
import { receiptForm } from "../receipt-form.ts";
import { atTheDoor } from "./front-route.ts";
import { tellForm } from "./tell-form.tsx";
import {
  blankReceipt,
  checkPage,
  dangerPage,
  nobodyPage,
  ringPage,
  sentPage,
  statusForm,
  statusPage,
  tooOftenPage,
} from "./tell-pages.tsx";

const form = formInput(publicForm, anyText);

/** A form without an id gets one as soon as it is seen, so that sending it twice is one message. */
const identified = (typed: PublicTyped): PublicTyped => ({ ...typed, id: typed.id || newId() });

/** No cookie is asked for, so that no token is sent. */
const stateOf = (typed: PublicTyped) => ({ csrfToken: "", typed: identified(typed) });
const blank = blankOf(publicForm);

const noAnswer = ({ form }: Door) => ({ field: "danger", message: form.says.wrong.noDanger });

/** From one network; a school or a hospital is one, so that more than this is marked and never refused. */
const usual = { attempts: 8, minutes: 15 };
/** How long each one beyond that waits. */
const wait = 700;

/** Asked before the transaction, which would hold a connection while it waits. */
const slowDown = async ({
  database,
  caller,
  clock,
}: Parameters<NonNullable<Route["before"]>>[0]) => {
  const limit = { limit: usual, at: clock.now() };
  const name = `public concern ${sourceOf(caller.ip)}`;
  const isUsual = await database.askForSignIn((tx) => withinLimit(tx, name, limit));
  if (!isUsual) await pause(wait);
  return !isUsual;
};

const formAgain = (door: Door, typed: PublicTyped, errors: readonly FieldError[]): Outcome => ({
  kind: "invalid",
  view: tellForm(door, { ...stateOf(typed), errors }),
});

export const tellRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/tell-us",
    audit: { action: "public.tell.begin" },
    input: {
      query: z.object({
        danger: optionalQuery(text()),
        asked: optionalQuery(text()),
        business: optionalQuery(text()),
      }),
    },
    handle: async ({ tx, clock, query: { danger = "", asked, business = "" } }) => {
      const door = await findDoor(tx, clock.today());
      if (danger === "yes") return { kind: "page", view: ringPage(door, clock.now()) };
      if (["no", "not-known", "go-on"].includes(danger)) {
        const typed = {
          ...blank,
          danger: danger === "go-on" ? "yes" : danger,
          ...(business !== "" &&
            ({ sender: "business", senderName: business.slice(0, 120) } as const)),
        };
        return { kind: "page", view: tellForm(door, stateOf(typed)) };
      }
      return {
        kind: "page",
        view: dangerPage(door, { errors: asked === undefined ? [] : [noAnswer(door)], business }),
      };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/form",
    audit: { action: "public.tell.change" },
    input: { form },
    handle: async ({ tx, clock, form: typed }) => ({
      kind: "page",
      view: tellForm(await findDoor(tx, clock.today()), stateOf(typed)),
    }),
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/check",
    audit: { action: "public.tell.check" },
    input: { form },
    handle: async ({ tx, clock, form: sent }) => {
      const door = await findDoor(tx, clock.today());
      const typed = identified(sent);
      const checked = readPublic(typed, door);
      if ("errors" in checked) return formAgain(door, typed, checked.errors);
      return { kind: "page", view: checkPage({ door, typed, concern: checked.concern }) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/send",
    audit: { action: "public.tell.send" },
    input: { form },
    before: slowDown,
    handle: async ({ tx, clock, caller, before: isMany, form: sent }) => {
      const door = await findDoor(tx, clock.today());
      const checked = readPublic(sent, door);
      if ("errors" in checked) return formAgain(door, sent, checked.errors);
      const { concern } = checked;
      const marks: Mark[] = [];
      if (isMany) marks.push("many");
      if (sent.website !== "") marks.push("hidden-field");
      if (!caller.isFromHere) marks.push("elsewhere");
      const kept = await keepPublicConcern(tx, { id: sent.id, concern, marks, at: clock.now() });
      if (!kept) return { kind: "refused", view: nobodyPage(concern) };
      const { publicConcernId } = kept;
      return {
        kind: "page",
        view: sentPage({ door, at: clock.now() }, kept),
        subjectIds: [publicConcernId],
      };
    },
  }),
];

const tries = { attempts: 20, minutes: 15 };
const wrong = ({ form }: Door) => ({ field: "number", message: form.says.wrong.notFound });

export const statusRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/tell-us/status",
    audit: { action: "public.status" },
    input: {},
    handle: async ({ tx, clock }) => {
      const { form } = await findDoor(tx, clock.today());
      return { kind: "page", view: statusForm({ form, state: blankReceipt }) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/status",
    audit: { action: "public.status.ask" },
    input: { form: formInput(receiptForm, anyText) },
    handle: async ({ tx, clock, caller, form: typed }) => {
      const at = clock.now();
      const limit = { limit: tries, at };
      const isWithin = await withinLimit(tx, `public status ${sourceOf(caller.ip)}`, limit);
      const door = await findDoor(tx, clock.today());
      const { form } = door;
      if (!isWithin) return { kind: "refused", status: 429, view: tooOftenPage(form) };
      if (!(await hasPublicConcern(tx, typed))) {
        const state = { ...blankReceipt, typed, errors: [wrong(door)] };
        return { kind: "invalid", view: statusForm({ form, state }) };
      }
      return { kind: "page", view: statusPage({ door, at }) };
    },
  }),
];
