import type { FormFields } from "../../../platform/http/field.ts";
import { sayDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { placeKey } from "../plan/plan-types.ts";
import { pairKey, pairsDecided } from "../plan/decided-pairs-of.ts";
import type { ComparedPair } from "../reading/reading-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { Decide, decisionPage, decisionsForm, readAnswers, textOf } from "./decision-form.tsx";
import { importParams, importRoute, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { placeWords, Reasons, RowCard } from "./rows-beside.tsx";
import { saveAnswers } from "./save-answers.ts";

const choices = [
  { value: "same", text: "The same child" },
  { value: "different", text: "Different children" },
  { value: "later", text: "Decide later", hint: "Until then no second child is made of them" },
];

type Shown = {
  readonly workbook: ReadWorkbook;
  readonly csrfToken: string;
  readonly page: number | undefined;
  readonly typed?: FormFields;
};

/** Undecided ones first: those that were joined are shown so that a person can part them. */
function ordered({ reading }: ReadWorkbook): readonly ComparedPair[] {
  return [
    ...reading.pairs.filter(({ joined }) => !joined),
    ...reading.pairs.filter(({ joined }) => joined),
  ];
}

function duplicatesPage({ workbook, csrfToken, page, typed }: Shown): View {
  const { importId, reading, decisions } = workbook;
  const rowAt = new Map(reading.rows.map((row) => [placeKey(row), row]));
  const decided = pairsDecided(decisions);
  const contradicted = new Map(
    reading.contradictions.map(({ decision, why }) => [pairKey(decision), why]),
  );
  const paged = pageOf(ordered(workbook), page, 10);
  return decisionPage({
    workbook,
    title: "Likely duplicates in the workbook",
    action: importPaths.duplicates(importId, paged.page),
    csrfToken,
    isStale: typed !== undefined,
    isEmpty: paged.total === 0,
    empty: "No two rows look like one child.",
    pages: <Pages paged={paged} href={(number) => importPaths.duplicates(importId, number)} />,
    intro: (
      <p class="govuk-body">
        Rows that may be about one child, side by side. Of rows that are kept apart and that you
        leave undecided, one is written and the others wait. “Different children” makes two records.
      </p>
    ),
    children: paged.shown.map((pair, index) => {
      const [a, b] = [rowAt.get(placeKey(pair.a)), rowAt.get(placeKey(pair.b))];
      const decision = decided.get(pairKey(pair));
      const isTogether = pair.joined;
      return (
        <section>
          <h2 class="govuk-heading-m">
            {placeWords(pair.a)} and {placeWords(pair.b)}
          </h2>
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">{a && <RowCard row={a} />}</div>
            <div class="govuk-grid-column-one-half">{b && <RowCard row={b} />}</div>
          </div>
          <Reasons why={pair.why} against={pair.against} />
          <Decide
            index={index}
            answerKey={pairKey(pair)}
            legend={isTogether ? "Taken to be one child. Is it?" : "Kept apart. Is it one child?"}
            choices={choices}
            decided={decision}
            typed={typed && textOf(typed, `verdict-${index}`)}
          />
          {contradicted.has(pairKey(pair)) && (
            <p class="govuk-body">This was not followed: {contradicted.get(pairKey(pair))}</p>
          )}
        </section>
      );
    }),
  });
}

export const duplicateRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/duplicates",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: (workbook, { frame, query }) =>
      Promise.resolve({
        kind: "page",
        view: duplicatesPage({ workbook, csrfToken: frame.csrfToken, page: query.page }),
      }),
  }),
  importRoute({
    method: "POST",
    path: "/imports/:importId/duplicates",
    audit: { action: "import.decide" },
    input: { params: importParams, query: pageQuery, form: decisionsForm },
    handle: (workbook, { tx, actor, clock, frame, query, form }) => {
      const keys = new Set(workbook.reading.pairs.map(pairKey));
      const verdicts = ["same", "different"] as const;
      return sayDone(
        "Your answers were saved. Nothing is imported until you confirm.",
        saveAnswers(tx, {
          actor,
          at: clock.now(),
          workbook,
          form,
          answers: readAnswers(form, { kind: "pair", keys, verdicts }),
          next: importPaths.duplicates(workbook.importId, query.page),
          again: (now) =>
            Promise.resolve(
              duplicatesPage({
                workbook: now,
                csrfToken: frame.csrfToken,
                page: query.page,
                typed: form,
              }),
            ),
        }),
      );
    },
  }),
];
