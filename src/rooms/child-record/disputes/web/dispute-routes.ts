import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { versionOf } from "../../../../kernel/version-of.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams, childRoute } from "../../web/child-route.ts";
import { answerDispute, recordDispute } from "../dispute.ts";
import { listDisputable, listDisputes } from "../dispute-reads.ts";
import { disputesPage, type DisputesPage } from "./disputes-page.tsx";

const form = z.object({
  about: field(),
  by: field(),
  "on-day": field(),
  "on-month": field(),
  "on-year": field(),
  says: field(),
});

const homeOf = ({ person }: ChildFacts): string => `/children/${person.personId}/disputes`;

async function viewOf(
  tx: Tx,
  facts: ChildFacts,
  more: Pick<DisputesPage, "csrfToken"> & Partial<Pick<DisputesPage, "typed" | "errors">>,
) {
  const { day, month, year } = datePartsOf(facts.today);
  const today = { "on-day": day, "on-month": month, "on-year": year };
  return disputesPage({
    facts,
    disputes: await listDisputes(tx, facts.person.personId),
    disputable: await listDisputable(tx, facts.person.personId),
    typed: { ...form.parse({}), ...today },
    ...more,
  });
}

export const disputeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/disputes",
    access: { permission: "child.view" },
    audit: { action: "child.disputes.read" },
    input: { params: childParams, query: z.object({ about: optionalQuery(text()) }) },
    handle: async (facts, { tx, frame: { csrfToken }, query }) => {
      const { day, month, year } = datePartsOf(facts.today);
      const today = { "on-day": day, "on-month": month, "on-year": year };
      const typed = { ...form.parse({}), ...today, about: query.about ?? "record" };
      return { kind: "page", view: await viewOf(tx, facts, { csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/disputes",
    access: { permission: "note.add" },
    audit: { action: "dispute.record" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const disputable = await listDisputable(tx, person.personId);
      const on = { day: typed["on-day"], month: typed["on-month"], year: typed["on-year"] };
      const { about, by, says } = typed;
      const recording = { person, disputable, form: { about, by, says, on } };
      const change = await recordDispute(tx, { actor, at: clock.now(), today }, recording);
      if (change.kind === "accepted")
        return redirectDone(homeOf(facts), "The dispute was recorded. It is shown with the entry.");
      const { errors } = change;
      return { kind: "invalid", view: await viewOf(tx, facts, { csrfToken, typed, errors }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/disputes/:disputeId",
    access: { permission: "note.add" },
    audit: { action: "dispute.answer" },
    input: {
      params: childParams.extend({ disputeId: anId }),
      form: z.object({ answer: field(), version: field() }),
    },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { disputeId } = params;
      const disputes = await listDisputes(tx, facts.person.personId);
      if (!disputes.some((one) => one.disputeId === disputeId)) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today: facts.today };
      const answering = { disputeId, answer: typed.answer, version: versionOf(typed.version) };
      const change = await answerDispute(tx, acting, answering);
      if (change.kind === "accepted")
        return redirectDone(homeOf(facts), "The answer to the dispute was recorded.");
      if (change.kind === "stale") {
        return { kind: "stale", view: await viewOf(tx, facts, { csrfToken }) };
      }
      const { errors } = change;
      return { kind: "invalid", view: await viewOf(tx, facts, { csrfToken, errors }) };
    },
  }),
];
