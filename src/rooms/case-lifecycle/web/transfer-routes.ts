import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { type ChildFacts, childParams, childRoute, type Change } from "../../child-record/index.ts";
import { doDuty, endTransfer, recordTransfer, saveSteps } from "../transfer.ts";
import { areasOn, transferKindsOn } from "../transfer-kinds.ts";
import { findTransfer, type Transfer } from "../transfer-reads.ts";
import { lifePaths } from "./paths.ts";
import { transferFormPage } from "./transfer-form-page.tsx";
import { transferPage, type StepsTyped } from "./transfer-page.tsx";

const params = childParams.extend({ transferId: anId });
const dateInput = <N extends string>(name: N) =>
  ({
    [`${name}-day`]: field(),
    [`${name}-month`]: field(),
    [`${name}-year`]: field(),
  }) as Record<`${N}-day` | `${N}-month` | `${N}-year`, ReturnType<typeof field>>;
const begin = z.object({
  kind: field(),
  area: field(),
  otherArea: field(),
  otherContact: field(),
  reason: field(),
  ...dateInput("beganOn"),
});
const steps = z.object({
  duty: field(),
  doneBy: field(),
  acknowledgedBy: field(),
  endReason: field(),
  ...dateInput("doneOn"),
  ...dateInput("handoverOn"),
  ...dateInput("acknowledgedOn"),
  version: field(),
});

type Dated<N extends string> = Readonly<Record<`${N}-day` | `${N}-month` | `${N}-year`, string>>;
const dateOf = <N extends string>(typed: Dated<N>, name: N) => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
});
const parts = (name: string, date: string | null) => {
  if (date === null) return {};
  const { day, month, year } = datePartsOf(date);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** What Lantern knows already: today, the reader, and what stands. */
const begun = ({ actor, today }: ChildFacts, transfer: Transfer): StepsTyped =>
  steps.parse({
    doneBy: actor.name,
    ...parts("doneOn", today),
    ...parts("handoverOn", transfer.handoverOn),
    ...parts("acknowledgedOn", transfer.acknowledgedOn),
    acknowledgedBy: transfer.acknowledgedBy ?? "",
  });

/** Only what this form sent is kept as typed; the other forms of the page stand as they were begun. */
const typedOver = (facts: ChildFacts, transfer: Transfer, sent: Partial<StepsTyped>) => ({
  ...begun(facts, transfer),
  ...Object.fromEntries(Object.entries(sent).filter(([, text]) => text !== "")),
});

type HandlerInput = { readonly tx: Tx; readonly csrfToken: string; readonly transferId: string };

/** Shows what stands now beside what was typed, or goes to the transfer. */
async function answer(
  facts: ChildFacts,
  { tx, csrfToken, transferId }: HandlerInput,
  { change, sent }: { readonly change: Change; readonly sent: Partial<StepsTyped> },
): Promise<Outcome> {
  const { personId } = facts.person;
  if (change.kind === "accepted") {
    return { kind: "redirect", to: lifePaths.transfer(personId, transferId) };
  }
  const transfer = await findTransfer(tx, { personId, transferId });
  if (!transfer) return { kind: "notFound" };
  const calendar = await getWorkingCalendar(tx);
  const typed = typedOver(facts, transfer, sent);
  const errors = change.kind === "invalid" ? change.errors : [];
  const isStale = change.kind === "stale";
  const page = { facts, transfer, calendar, csrfToken, typed, errors, isStale };
  return { kind: change.kind, view: transferPage(page) };
}

export const transferRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/transfers/new",
    access: { permission: "transfer.record" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { today } = facts;
      const [kinds, areas] = [await transferKindsOn(tx, today), await areasOn(tx, today)];
      const typed = begin.parse(parts("beganOn", today));
      return { kind: "page", view: transferFormPage({ facts, kinds, areas, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/transfers/new",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.record" },
    input: { params: childParams, form: begin },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const [kinds, areas] = [await transferKindsOn(tx, today), await areasOn(tx, today)];
      const form = { ...typed, beganOn: dateOf(typed, "beganOn") };
      const acting = { actor, at: clock.now(), today };
      const change = await recordTransfer(tx, acting, { person, form, kinds, areas });
      if (change.kind === "accepted") {
        const to = lifePaths.transfer(person.personId, change.transferId);
        return redirectDone(to, "Transfer started. Next: write to the other area.");
      }
      const { errors } = change;
      const page = { facts, kinds, areas, csrfToken, typed, errors };
      return { kind: "invalid", view: transferFormPage(page) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/transfers/:transferId",
    access: { permission: "child.view" },
    audit: { action: "transfer.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { personId, transferId } }) => {
      const transfer = await findTransfer(tx, { personId, transferId });
      if (!transfer) return { kind: "notFound" };
      const calendar = await getWorkingCalendar(tx);
      const typed = begun(facts, transfer);
      return {
        kind: "page",
        view: transferPage({ facts, transfer, calendar, csrfToken, typed }),
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/transfers/:transferId/duties",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.duty" },
    input: { params, form: steps.pick({ duty: true, doneBy: true }).extend(dateInput("doneOn")) },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, frame, params: asked } = given;
      const transfer = await findTransfer(tx, asked);
      if (!transfer) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: facts.today };
      const duty = { ...form, doneOn: dateOf(form, "doneOn") };
      const change = await doDuty(tx, acting, { person: facts.person, transfer, form: duty });
      const where = { tx, csrfToken: frame.csrfToken, transferId: asked.transferId };
      return sayDone("Duties saved.", answer(facts, where, { change, sent: form }));
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/transfers/:transferId/steps",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.change" },
    input: { params, form: steps },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, frame, params: asked } = given;
      const transfer = await findTransfer(tx, asked);
      if (!transfer) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: facts.today };
      const change = await saveSteps(tx, acting, {
        person: facts.person,
        transfer,
        form: {
          handoverOn: dateOf(form, "handoverOn"),
          acknowledgedOn: dateOf(form, "acknowledgedOn"),
          acknowledgedBy: form.acknowledgedBy,
          version: form.version,
        },
      });
      const where = { tx, csrfToken: frame.csrfToken, transferId: asked.transferId };
      return sayDone("Transfer saved.", answer(facts, where, { change, sent: form }));
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/transfers/:transferId/end",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.end" },
    input: { params, form: z.object({ endReason: field(), version: field() }) },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, frame, params: asked } = given;
      const transfer = await findTransfer(tx, asked);
      if (!transfer) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: facts.today };
      const change = await endTransfer(tx, acting, { person: facts.person, transfer, form });
      const where = { tx, csrfToken: frame.csrfToken, transferId: asked.transferId };
      return sayDone(
        "The transfer was ended.",
        answer(facts, where, { change, sent: { endReason: form.endReason } }),
      );
    },
  }),
];
