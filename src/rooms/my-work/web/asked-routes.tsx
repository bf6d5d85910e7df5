import { z } from "zod";
import { datePartsOf, type DateParts } from "../../../kernel/fields.ts";
import { addDays } from "../../../kernel/dates.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { answerChase, type AnswerChange } from "../../overdue/index.ts";
import { findAskedOfMe, listAskedOfMe } from "../../work/index.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { answeredAlreadyPage, answerPage, blankAnswer, type AnswerTyped } from "./answer-page.tsx";
import { askedPage } from "./asked-page.tsx";

const params = z.object({ chaseId: anId });
const access = { permission: "child.view" } as const;
const answerForm = z.object({
  answer: field(),
  "by-day": field(),
  "by-month": field(),
  "by-year": field(),
  words: field(),
  whose: field(),
  back: field(),
});

export const askedRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/asked",
    access,
    audit: { action: "chase.list" },
    shows: { about: "children" },
    input: { query: z.object({ answered: optionalQuery(z.literal("yes")) }) },
    handle: async ({ tx, actor, clock, frame, query }) => {
      const asked = await listAskedOfMe(tx, actor);
      const view = askedPage({
        asked,
        today: clock.today(),
        now: clock.now(),
        csrfToken: frame.csrfToken,
        back: chasingPaths.asked,
        answered: query.answered === "yes",
        calendar: await getWorkingCalendar(tx),
      });
      const subjectIds = [...new Set(asked.map(({ personId }) => personId))];
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/asked/:chaseId",
    access,
    audit: { action: "chase.read" },
    shows: { about: "children" },
    input: { params, query: z.object({ answer: optionalQuery(z.enum(["done"])) }) },
    handle: async ({ tx, actor, clock, frame, params: { chaseId }, query }) => {
      const asked = await findAskedOfMe(tx, actor, chaseId);
      if (!asked) return { kind: "notFound" };
      const subjectIds = [asked.personId];
      if (asked.answeredAt !== null) {
        return { kind: "page", view: answeredAlreadyPage(asked), subjectIds };
      }
      const week = typedDate(datePartsOf(addDays(clock.today(), 7)));
      const typed = { ...blankAnswer, ...week, answer: query.answer ?? "" };
      return {
        kind: "page",
        view: answerPage({ asked, typed, csrfToken: frame.csrfToken }),
        subjectIds,
      };
    },
  }),
  route({
    method: "POST",
    path: "/asked/:chaseId",
    access,
    audit: { action: "chase.answer" },
    shows: { about: "children" },
    input: { params, form: answerForm },
    handle: async ({ tx, actor, clock, frame, params: { chaseId }, form: typed }) => {
      const acting = { actor, at: clock.now(), today: clock.today() };
      const change = await answerChase(tx, acting, { chaseId, answer: answerOf(typed) });
      return outcomeOf(change, { typed, csrfToken: frame.csrfToken });
    },
  }),
];

const typedDate = ({ day, month, year }: DateParts) => ({
  "by-day": day,
  "by-month": month,
  "by-year": year,
});

const answerOf = (typed: AnswerTyped) => ({
  answer: typed.answer,
  by: { day: typed["by-day"], month: typed["by-month"], year: typed["by-year"] },
  words: typed.answer === "not-mine" ? typed.whose : typed.words,
});

type Sent = { readonly typed: AnswerTyped; readonly csrfToken: string };

function outcomeOf(change: AnswerChange, { typed, csrfToken }: Sent) {
  if (change.kind === "absent") return { kind: "notFound" } as const;
  const { asked } = change;
  const subjectIds = [asked.personId];
  if (change.kind === "stale") {
    return { kind: "stale", view: answeredAlreadyPage(asked), subjectIds } as const;
  }
  if (change.kind === "invalid") {
    // Whose it is, and what came of it, are two boxes and one value.
    const words = typed.answer === "not-mine" ? "whose" : "words";
    const errors = change.errors.map((one) =>
      one.field === "words" ? { ...one, field: words } : one,
    );
    return {
      kind: "invalid",
      view: answerPage({ asked, typed, errors, csrfToken }),
      subjectIds,
    } as const;
  }
  const back = safeNext(typed.back || chasingPaths.asked);
  const to = [chasingPaths.work, chasingPaths.asked].includes(back) ? `${back}?answered=yes` : back;
  return { kind: "redirect", to, subjectIds } as const;
}
