import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { oneAtATime } from "../../../../platform/database/one-at-a-time.ts";
import { anId, field, optionalQuery } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { sharingAgreementOn } from "../../../directory/index.ts";
import { keptForm } from "../../../work/index.ts";
import { answerCheck, nothingAboutAny, type ChildAnswer } from "../answer-check.ts";
import { findAsked, listAnswered, listAsked, type Check } from "../check-reads.ts";
import { answersIn, type AnswerTyped } from "./answer-form.tsx";
import { askedPage, checkPage } from "./asked-pages.tsx";
import { checkPaths } from "./paths.ts";

const access = { permission: "check.answer" } as const;
const params = z.object({ checkId: anId });
const answerForm = z.record(text(), field());
const query = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(100_000)),
});

const kept = keptForm<AnswerTyped>("check-answer", answerForm);

/** The audit names the concerns that a question is about. */
const namedIn = (checks: readonly Check[]): readonly string[] => [
  ...new Set(checks.flatMap(({ children }) => children.map(({ concernId }) => concernId))),
];

type Around = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly csrfToken: string;
};

async function pageOf(
  { tx, clock, csrfToken }: Around,
  check: Check,
  typed?: {
    readonly fields: AnswerTyped;
    readonly errors: readonly FieldError[];
    readonly isStale?: boolean;
  },
) {
  const today = clock.today();
  const agreement = await sharingAgreementOn(tx, today);
  const found = typed ? undefined : await kept.find(tx, check.checkId);
  return checkPage({
    check,
    csrfToken,
    agreement,
    today,
    now: clock.now(),
    typed: typed?.fields ?? found?.typed ?? {},
    errors: typed?.errors ?? [],
    isStale: typed?.isStale ?? false,
    draft: kept.draft(check.checkId, { returnTo: checkPaths.asked(), savedAt: found?.savedAt }),
  });
}

/** The answer to one question of the actor's own agency; of any other there is none. */
async function answered(
  around: Around,
  checkId: string,
  answersOf: (check: Check) => readonly ChildAnswer[],
  fields: AnswerTyped,
): Promise<Outcome> {
  const { tx, actor, clock } = around;
  await oneAtATime(tx, `check ${checkId}`);
  const check = await findAsked(tx, actor, checkId);
  if (!check) return { kind: "notFound", subjectIds: [checkId] };
  const subjectIds = namedIn([check]);
  if (fields["version"] !== String(check.version)) {
    const typed = { fields, errors: [], isStale: true };
    return { kind: "stale", view: await pageOf(around, check, typed), subjectIds };
  }
  const answers = answersOf(check);
  const given = { check, answers, byTelephone: false };
  const change = await answerCheck(tx, { actor, at: clock.now() }, given);
  if (change.kind === "accepted") {
    await kept.end(tx, checkId);
    return { kind: "redirect", to: checkPaths.asked(), subjectIds };
  }
  const typed = { fields, errors: change.errors };
  return { kind: "invalid", view: await pageOf(around, check, typed), subjectIds };
}

export const askedRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/checks",
    access,
    audit: { action: "check.list" },
    shows: { about: "linked" },
    input: { query },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const now = clock.now();
      const waiting = await listAsked(tx, actor, page);
      const lately = await listAnswered(tx, actor, now);
      const view = askedPage({ waiting, answered: lately, page, now });
      return { kind: "page", view, subjectIds: namedIn([...waiting, ...lately]) };
    },
  }),
  route({
    method: "GET",
    path: "/checks/:checkId",
    access,
    audit: { action: "check.read" },
    shows: { about: "linked" },
    input: { params },
    handle: async ({ tx, actor, clock, frame, params: { checkId } }) => {
      const { csrfToken } = frame;
      const check = await findAsked(tx, actor, checkId);
      if (!check) return { kind: "notFound", subjectIds: [checkId] };
      const view = await pageOf({ tx, actor, clock, csrfToken }, check);
      return { kind: "page", view, subjectIds: namedIn([check]) };
    },
  }),
  route({
    method: "POST",
    path: "/checks/:checkId",
    access,
    audit: { action: "check.answer" },
    shows: { about: "linked" },
    input: { params, form: answerForm },
    handle: ({ tx, actor, clock, frame: { csrfToken }, params: { checkId }, form }) =>
      sayDone(
        "Your check was sent to the MASH.",
        answered({ tx, actor, clock, csrfToken }, checkId, (check) => answersIn(form, check), form),
      ),
  }),
  route({
    method: "POST",
    path: "/checks/:checkId/nothing",
    access,
    audit: { action: "check.answer" },
    shows: { about: "linked" },
    input: { params, form: z.object({ version: field() }) },
    handle: ({ tx, actor, clock, frame: { csrfToken }, params: { checkId }, form }) =>
      sayDone(
        "The MASH was told that you hold no information.",
        answered({ tx, actor, clock, csrfToken }, checkId, nothingAboutAny, form),
      ),
  }),
];
