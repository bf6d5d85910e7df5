import { sql } from "kysely";
import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { childParams, childRoute } from "../../web/child-route.ts";
import { tellableAround } from "../../family-slots.ts";
import { listNotTold, listTellings } from "../telling-reads.ts";
import { recordTelling, type TellingForm } from "../telling.ts";
import { notToldPage, toldPage, type ToldFields } from "./told-page.tsx";

const form = z.object({
  who: field(),
  whom: field(),
  outcome: field(),
  "toldOn-day": field(),
  "toldOn-month": field(),
  "toldOn-year": field(),
  toldBy: field(),
  how: field(),
  notice: field(),
  language: field(),
  reason: field(),
  "reviewBy-day": field(),
  "reviewBy-month": field(),
  "reviewBy-year": field(),
});

/** Titles of the notices that are published, each with its version. */
async function noticesOf(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string }>`
    select title || ', version ' || version as text from govern.published_entries('notice')`.execute(
    tx,
  );
  return rows.map(({ text }) => text);
}

const formOf = (typed: ToldFields): TellingForm => ({
  who: typed.who,
  whom: typed.whom,
  outcome: typed.outcome,
  toldOn: { day: typed["toldOn-day"], month: typed["toldOn-month"], year: typed["toldOn-year"] },
  toldBy: typed.toldBy,
  how: typed.how,
  notice: typed.notice,
  language: typed.language,
  reason: typed.reason,
  reviewBy: {
    day: typed["reviewBy-day"],
    month: typed["reviewBy-month"],
    year: typed["reviewBy-year"],
  },
});

export const toldRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/not-told",
    access: { permission: "tracker.view" },
    audit: { action: "child.told.list" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, clock }) => {
      const rows = await listNotTold(tx);
      return {
        kind: "page",
        view: notToldPage(rows, clock.today()),
        subjectIds: rows.map(({ personId }) => personId),
      };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/told",
    access: { permission: "child.view" },
    audit: { action: "child.told.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken }, actor, rooms }) => {
      const tellable = await tellableAround.oneIn(rooms)(tx, facts);
      const { day, month, year } = datePartsOf(facts.today);
      const today = { "toldOn-day": day, "toldOn-month": month, "toldOn-year": year };
      const typed = { ...form.parse({}), who: "child", toldBy: actor.name, ...today };
      const lines = await listTellings(tx, facts.person.personId);
      const notices = await noticesOf(tx);
      const page = { facts, lines, notices, tellable, csrfToken, typed };
      return { kind: "page", view: toldPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/told",
    access: { permission: "child.edit" },
    audit: { action: "child.told.record" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, rooms, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const tellable = await tellableAround.oneIn(rooms)(tx, facts);
      const acting = { actor, at: clock.now(), today };
      const change = await recordTelling(tx, acting, {
        person,
        form: formOf(typed),
        tellable,
      });
      if (change.kind === "accepted") {
        return redirectDone(`/children/${person.personId}/told`, "Privacy notice recorded.");
      }
      const lines = await listTellings(tx, person.personId);
      const page = { facts, lines, notices: await noticesOf(tx), tellable, csrfToken, typed };
      return { kind: "invalid", view: toldPage({ ...page, errors: change.errors }) };
    },
  }),
];
