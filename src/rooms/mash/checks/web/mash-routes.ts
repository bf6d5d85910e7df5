import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { moved } from "../../../../platform/http/moved.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { formText, text } from "../../../../platform/http/text.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { actingIn, mashChildRoute, mashParams } from "../../web/mash-route.ts";
import { answerCheck } from "../answer-check.ts";
import { askAgencies, type AskForm, type AskContext } from "../ask-agencies.ts";
import { askContext } from "../ask-context.ts";
import { answeringOf, chaseLate, escalateLate } from "../chase-late.ts";
import { listChecksOn, listOwed, type Check } from "../check-reads.ts";
import { usuallyAsked } from "../whom-to-ask.ts";
import { answersIn } from "./answer-form.tsx";
import { askPage, type AskPage } from "./ask-page.tsx";
import { owedPage } from "./owed-page.tsx";
import { OverdueTabs } from "../../../work/index.ts";
import { checkPaths } from "./paths.ts";
import { toldPage } from "./told-page.tsx";

const several = z
  .union([z.array(formText()), formText().transform((one) => (one === "" ? [] : [one]))])
  .default([]);
const askForm = z.object({
  agencies: several,
  rung: several,
  together: several,
  reason: field(),
  basis: field(),
});
const toldParams = mashParams.extend({ checkId: anId });
const mash = { permission: "mash.decide" } as const;

type FormState = Pick<AskPage, "csrfToken"> & Partial<AskPage>;

async function pageOf(tx: Tx, facts: EpisodeFacts, again: FormState) {
  const ground = again.ground ?? (await askContext(tx, facts));
  const { concernId } = facts.episode;
  const usual = usuallyAsked(ground.askable, ground.scheme, concernId);
  const blank: AskForm = {
    agencies: usual.filter((id) => answersHere(ground, id)),
    rung: usual.filter((id) => !answersHere(ground, id)),
    together: [],
    reason: "",
    basis: "",
  };
  const checks = await listChecksOn(tx, concernId);
  return askPage({ facts, ground, checks, typed: blank, ...again });
}

const answersHere = ({ askable }: AskContext, id: string): boolean =>
  askable.some((one) => one.agencyId === id && one.answersHere);

const onesIn = (checks: readonly Check[]): readonly string[] => [
  ...new Set(checks.flatMap(({ children }) => children.map(({ concernId }) => concernId))),
];

const ofConcern: readonly Route[] = [
  mashChildRoute({
    method: "GET",
    path: "/mash/:concernId/checks",
    audit: { action: "mash.checks.read" },
    input: { params: mashParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => ({
      kind: "page",
      view: await pageOf(tx, facts, { csrfToken }),
    }),
  }),
  mashChildRoute({
    method: "POST",
    path: "/mash/:concernId/checks",
    audit: { action: "mash.checks.ask" },
    input: { params: mashParams, form: askForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { episode } = facts;
      if (episode.isRestricted) return { kind: "notFound" };
      const ground = await askContext(tx, facts);
      const change = await askAgencies(tx, actingIn(facts), { episode, form: typed, ground });
      if (change.kind === "accepted") {
        return redirectDone(checkPaths.ofConcern(episode.concernId), "Partner checks requested.");
      }
      const again = { csrfToken, typed, ground };
      return change.kind === "invalid"
        ? { kind: "invalid", view: await pageOf(tx, facts, { ...again, errors: change.errors }) }
        : { kind: "stale", view: await pageOf(tx, facts, { ...again, isStale: true }) };
    },
  }),
];

const findOn = async (tx: Tx, concernId: string, checkId: string): Promise<Check | undefined> =>
  (await listChecksOn(tx, concernId)).find((one) => one.checkId === checkId);

const told: readonly Route[] = [
  mashChildRoute({
    method: "GET",
    path: "/mash/:concernId/checks/:checkId",
    audit: { action: "mash.checks.read" },
    input: { params: toldParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { concernId, checkId } }) => {
      const check = await findOn(tx, concernId, checkId);
      if (!check) return { kind: "notFound" };
      const view = toldPage({ facts, check, csrfToken, typed: {}, errors: [] });
      return { kind: "page", view };
    },
  }),
  mashChildRoute({
    method: "POST",
    path: "/mash/:concernId/checks/:checkId",
    audit: { action: "mash.checks.told" },
    input: { params: toldParams, form: z.record(text(), field()) },
    handle: async (facts, { tx, frame: { csrfToken }, params: { concernId, checkId }, form }) => {
      const check = await findOn(tx, concernId, checkId);
      if (!check) return { kind: "notFound" };
      const answers = answersIn(form, check);
      const given = { check, answers, byTelephone: true };
      const change = await answerCheck(tx, actingIn(facts), given);
      if (change.kind === "accepted") {
        return redirectDone(
          checkPaths.ofConcern(concernId),
          "The answer given by telephone was recorded.",
        );
      }
      const { errors } = change;
      return { kind: "invalid", view: toldPage({ facts, check, csrfToken, typed: form, errors }) };
    },
  }),
];

const owed: readonly Route[] = [
  moved({ from: "/mash/owed", to: checkPaths.owed, access: mash }),
  route({
    method: "GET",
    path: "/overdue/partner-checks",
    access: mash,
    audit: { action: "mash.owed" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, clock, rooms, frame: { csrfToken } }) => {
      const checks = await listOwed(tx, actor);
      const answering = await answeringOf(tx, checks, { today: clock.today(), now: clock.now() });
      const tabs = OverdueTabs({ rooms, actor, current: checkPaths.owed });
      const view = owedPage({ tabs, owed: checks, answering, csrfToken, now: clock.now() });
      return { kind: "page", view, subjectIds: onesIn(checks) };
    },
  }),
  ...(["chase", "escalate"] as const).map((step) =>
    route({
      method: "POST",
      path: `/mash/owed/${step}`,
      access: mash,
      audit: { action: `mash.owed.${step}` },
      shows: { about: "children" },
      input: {},
      handle: async ({ tx, actor, clock }) => {
        const acting = { actor, at: clock.now(), today: clock.today() };
        const take = step === "chase" ? chaseLate : escalateLate;
        const done = await take(tx, acting);
        return redirectDone(
          checkPaths.owed,
          step === "chase" ? "Reminders sent for overdue checks." : "Overdue checks escalated.",
          { subjectIds: onesIn(done) },
        );
      },
    }),
  ),
];

export const checkRoutes: readonly Route[] = [...ofConcern, ...told, ...owed];
