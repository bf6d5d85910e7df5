import type { FieldError } from "../../../../kernel/fields.ts";
import { conclude } from "../../../../instruments/index.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { inPageOrder, readToolForm } from "../../tools/tool-form.ts";
import { errorsOf } from "../../tools/use-tool.ts";
import { listPastAnswers } from "../past-answers.ts";
import { testRun } from "../test-run.ts";
import { access, anyForm, draftAt, draftParams, shows } from "./draft-routes.ts";
import { previewPage, triedPage } from "./preview-pages.tsx";
import { testPage } from "./test-page.tsx";

function readAge(typed: string): number | undefined | FieldError {
  const age = typed.trim();
  if (age === "") return undefined;
  return /^\d{1,2}$/.test(age) && Number(age) <= 25
    ? Number(age)
    : { field: "age", message: "Age must be a whole number from 0 to 25" };
}

const previewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/tools/drafts/:toolDraftId/preview",
    access,
    audit: { action: "tool.draft.preview" },
    shows,
    input: { params: draftParams },
    handle: async (came) => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { csrfToken } = came.frame;
      return { kind: "page", view: previewPage({ draft: found.draft, csrfToken, typed: {} }) };
    },
  }),
  route({
    method: "POST",
    path: "/tools/drafts/:toolDraftId/preview",
    access,
    audit: { action: "tool.draft.try" },
    shows,
    input: { params: draftParams, form: anyForm },
    handle: async (came): Promise<Outcome> => {
      const found = await draftAt(came, came.params.toolDraftId);
      if (!found) return { kind: "notFound" };
      const { draft } = found;
      const { form: typed, clock } = came;
      const reading = { today: clock.today(), previous: undefined };
      const { filledIn, errors } = readToolForm(draft.body, typed, reading);
      const { answers, judgement, facts } = filledIn;
      const age = readAge(typed["age"] ?? "");
      const [years, wrongAge] = typeof age === "object" ? [undefined, [age]] : [age, []];
      const child = { age: years, facts };
      const conclusion = conclude(draft.body, { answers, child, judgement });
      const problems = conclusion.kind === "invalid" ? errorsOf(conclusion.problems) : [];
      const wrong = [...wrongAge, ...inPageOrder(draft.body, [...errors, ...problems])];
      if (conclusion.kind === "concluded" && wrong.length === 0)
        return { kind: "page", view: triedPage({ draft, concluded: conclusion.value }) };
      const { csrfToken } = came.frame;
      return { kind: "invalid", view: previewPage({ draft, csrfToken, typed, errors: wrong }) };
    },
  }),
];

const testRoute = route({
  method: "GET",
  path: "/tools/drafts/:toolDraftId/test",
  access,
  audit: { action: "tool.draft.test" },
  shows,
  input: { params: draftParams },
  handle: async (came) => {
    const found = await draftAt(came, came.params.toolDraftId);
    if (!found) return { kind: "notFound" };
    const { draft, base } = found;
    const past = base ? await listPastAnswers(came.tx, base.key) : [];
    const run = testRun(draft.body, base?.body, past);
    return {
      kind: "page",
      view: testPage({ draft, base, run }),
      detail: { children: run.children },
    };
  },
});

export const tryRoutes: readonly Route[] = [...previewRoutes, testRoute];
