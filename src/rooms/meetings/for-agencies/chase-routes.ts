import { z } from "zod";
import type { FieldError } from "../../../kernel/fields.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { listAgencyChases, rowsPerPage } from "./agency-reads.ts";
import { answerForAgency } from "./answer-for-agency.ts";
import { pointed } from "../../../platform/http/problem.ts";
import { pageQuery } from "./paging.ts";
import { answerBody, apiAnswered, apiChases, chaseOf } from "./schemas.ts";

function formFrom({ answer, by, words }: z.output<typeof answerBody>) {
  const [year = "", month = "", day = ""] = (by ?? "").split("-");
  return { answer, by: { day, month, year }, words: words ?? "" };
}

export const apiChaseRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/chases",
    access: { permission: "child.view" },
    audit: { action: "chase.list" },
    shows: { about: "children" },
    input: { query: pageQuery },
    answers: {
      summary: "Questions that wait for an answer of your agency or yourself, first due first",
      schema: apiChases,
    },
    handle: async ({ tx, actor, clock, query: { page = 1 } }) => {
      const found = await listAgencyChases(tx, actor, page);
      const rows = found.slice(0, rowsPerPage);
      const now = clock.now();
      const body: z.input<typeof apiChases> = {
        page,
        pageSize: rowsPerPage,
        hasMore: found.length > rowsPerPage,
        chases: rows.map((row) => chaseOf(row, now)),
      };
      return { kind: "json", body, subjectIds: rows.map(({ personId }) => personId) };
    },
  }),
  route({
    method: "POST",
    path: "/api/chases/:chaseId/answer",
    access: { permission: "action.manage" },
    audit: { action: "chase.answer" },
    shows: { about: "children" },
    input: { params: z.object({ chaseId: anId }), body: answerBody },
    answers: {
      summary: "Answer a question that was put to your agency",
      description: "“done” closes the action that was asked about, with your words as its outcome.",
      schema: apiAnswered,
    },
    handle: async ({ tx, actor, clock, params: { chaseId }, body }) => {
      const at = clock.now();
      const acting = { actor, at, today: clock.today() };
      const change = await answerForAgency(tx, acting, { chaseId, answer: formFrom(body) });
      const personId = "asked" in change ? change.asked.personId : undefined;
      const subjectIds = [("personId" in change ? change.personId : personId) ?? chaseId];
      switch (change.kind) {
        case "accepted": {
          const said = { id: chaseId, answer: change.answer.answer, answeredAt: at.toISOString() };
          return { kind: "json", body: said, subjectIds };
        }
        case "invalid": {
          const errors: readonly FieldError[] = change.errors;
          return { kind: "problem", status: 422, errors: pointed(errors), subjectIds };
        }
        case "answered":
        case "stale":
          return { kind: "problem", status: 409, says: "It was answered already.", subjectIds };
        case "absent":
          return { kind: "problem", status: 404, subjectIds };
      }
    },
  }),
];
