import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
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
import {
  blankForm,
  publicFields,
  readPublic,
  type PublicField,
  type PublicTyped,
} from "../public-form.ts";
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

const shape = Object.fromEntries(publicFields.map((name) => [name, anyText()])) as Record<
  PublicField,
  ReturnType<typeof anyText>
>;
const form = z.object({ ...shape, website: anyText() });
type Sent = z.output<typeof form>;

/** A form without an id gets one as soon as it is seen, so that sending it twice is one message. */
const typedOf = ({ website: _, ...typed }: Sent): PublicTyped => ({
  ...typed,
  id: typed.id === "" ? newId() : typed.id,
});

const blank = (danger: string): PublicTyped => ({
  ...blankForm,
  id: newId(),
  danger,
});

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

const formAgain = (door: Door, sent: Sent, isChecked = false): Outcome => {
  const typed = typedOf(sent);
  const checked = isChecked ? readPublic(typed, door) : undefined;
  const errors = checked && "errors" in checked ? checked.errors : [];
  const view = tellForm({ door, typed, errors });
  return errors.length > 0 ? { kind: "invalid", view } : { kind: "page", view };
};

export const tellRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/tell-us",
    audit: { action: "public.tell.begin" },
    input: {
      query: z.object({ danger: optionalQuery(text()), asked: optionalQuery(text()) }),
    },
    handle: async ({ tx, clock, query: { danger = "", asked } }) => {
      const door = await findDoor(tx, clock.today());
      if (danger === "yes") return { kind: "page", view: ringPage(door, clock.now()) };
      if (["no", "not-known", "go-on"].includes(danger)) {
        const typed = blank(danger === "go-on" ? "yes" : danger);
        return { kind: "page", view: tellForm({ door, typed }) };
      }
      return { kind: "page", view: dangerPage(door, asked === undefined ? [] : [noAnswer(door)]) };
    },
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/form",
    audit: { action: "public.tell.change" },
    input: { form },
    handle: async ({ tx, clock, form: sent }) => formAgain(await findDoor(tx, clock.today()), sent),
  }),
  publicRoute({
    ...atTheDoor,
    method: "POST",
    path: "/tell-us/check",
    audit: { action: "public.tell.check" },
    input: { form },
    handle: async ({ tx, clock, form: sent }) => {
      const door = await findDoor(tx, clock.today());
      const typed = typedOf(sent);
      const checked = readPublic(typed, door);
      if ("errors" in checked) return formAgain(door, sent, true);
      const page = { door, typed, concern: checked.concern, isMarked: sent.website !== "" };
      return { kind: "page", view: checkPage(page) };
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
      const checked = readPublic(typedOf(sent), door);
      if ("errors" in checked) return formAgain(door, sent, true);
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
