import { z } from "zod";
import { oneAtATime } from "../../../../platform/database/one-at-a-time.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { answerCheck } from "../answer-check.ts";
import { checksPerPage, findAsked, listAsked, type Check } from "../check-reads.ts";
import { apiCheckAnswered, apiChecks, checkAnswerBody, checkOf } from "./api-schemas.ts";

const access = { permission: "check.answer" } as const;
const pageQuery = z.object({
  page: z.coerce.number<string>().int().min(1).max(100_000).optional(),
});

const namedIn = (checks: readonly Check[]): readonly string[] => [
  ...new Set(checks.flatMap(({ children }) => children.map(({ concernId }) => concernId))),
];

/** "/answers" of the body, wherever in it the fault is: a field of a form is one child's. */
const pointed = (errors: readonly { readonly message: string }[]) =>
  errors.map(({ message }) => ({ field: "/answers", message }));

export const apiCheckRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/checks",
    access,
    audit: { action: "check.list" },
    shows: { about: "linked" },
    input: { query: pageQuery },
    answers: {
      summary: "Checks the MASH has requested from your agency, first due first",
      description: "Each question names the children it is about, and says nothing else of them.",
      schema: apiChecks,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const found = await listAsked(tx, actor, page);
      const checks = found.slice(0, checksPerPage);
      const now = clock.now();
      const body: z.input<typeof apiChecks> = {
        page,
        pageSize: checksPerPage,
        hasMore: found.length > checksPerPage,
        checks: checks.map((check) => checkOf(check, now)),
      };
      return { kind: "json", body, subjectIds: namedIn(checks) };
    },
  }),
  route({
    method: "POST",
    path: "/api/checks/:checkId/answer",
    access,
    audit: { action: "check.answer" },
    shows: { about: "linked" },
    input: { params: z.object({ checkId: anId }), body: checkAnswerBody },
    answers: { summary: "Answer what the MASH asks your agency", schema: apiCheckAnswered },
    handle: async ({ tx, actor, clock, params: { checkId }, body }) => {
      await oneAtATime(tx, `check ${checkId}`);
      const check = await findAsked(tx, actor, checkId);
      if (!check) return { kind: "problem", status: 404, subjectIds: [checkId] };
      const subjectIds = namedIn([check]);
      if (check.answeredAt !== null) {
        return { kind: "problem", status: 409, says: "It was answered already.", subjectIds };
      }
      const answers = body.answers.map(({ child, holds, words = "" }) => ({
        childId: child,
        holds,
        words,
      }));
      const at = clock.now();
      const given = { check, answers, byTelephone: false };
      const change = await answerCheck(tx, { actor, at }, given);
      return change.kind === "accepted"
        ? { kind: "json", body: { id: checkId, answeredAt: at.toISOString() }, subjectIds }
        : { kind: "problem", status: 422, errors: pointed(change.errors), subjectIds };
    },
  }),
];
