import type { VNode } from "preact";
import { formatDate, isIsoDate } from "../../../kernel/dates.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { sayDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { trackerFields } from "../../child-record/index.ts";
import { otherNamesOf } from "../plan/person-of-rows.ts";
import { differenceKey } from "../plan/known-child.ts";
import { isChanged } from "../plan/plan-counts.ts";
import type { FieldDifference, ImportPlan, KnownChild } from "../plan/plan-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { childrenBeside, planOf } from "./plan-of.ts";
import { Decide, decisionPage, decisionsForm, readAnswers, textOf } from "./decision-form.tsx";
import { importParams, importRoute, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { shortened } from "./problems.tsx";
import { nameOfRow, placeWords } from "./rows-beside.tsx";
import { saveAnswers } from "./save-answers.ts";

type Shown = {
  readonly workbook: ReadWorkbook;
  readonly plan: ImportPlan;
  readonly csrfToken: string;
  readonly page: number | undefined;
  readonly typed?: FormFields;
};

function changesPage({ workbook, plan, csrfToken, page, typed }: Shown): View {
  const { importId, decisions } = workbook;
  const paged = pageOf(plan.known.filter(isChanged), page, 20);
  let index = 0;
  return decisionPage({
    workbook,
    title: "What changed since the last import",
    action: importPaths.changes(importId, paged.page),
    csrfToken,
    isStale: typed !== undefined,
    isEmpty: paged.total === 0,
    empty: "The workbook says nothing new of children who are in Lantern already.",
    pages: <Pages paged={paged} href={(number) => importPaths.changes(importId, number)} />,
    intro: (
      <p class="govuk-body">
        A level or a closing that the workbook says changes nothing automatically: it is marked, and
        a person decides. A value recorded in Lantern is kept unless you say otherwise.
      </p>
    ),
    children: paged.shown.map((child) => (
      <section>
        <Changed child={child} />
        {child.fields
          .filter((field) => field.how === "differs" || isTaken(workbook, child, field))
          .map((field) => {
            const key = differenceKey(child, field.field);
            const at = index++;
            return (
              <Decide
                index={at}
                answerKey={key}
                legend={`${trackerFields[field.field].name}: ${valueWords(field.was)} in Lantern, ${valueWords(field.now)} in the workbook`}
                choices={[
                  { value: "ours", text: "Keep what is in Lantern" },
                  { value: "theirs", text: "Take what the workbook says" },
                ]}
                decided={decisions.find((one) => one.kind === "difference" && one.key === key)}
                typed={typed && textOf(typed, `verdict-${at}`)}
                unless="ours"
              />
            );
          })}
      </section>
    )),
  });
}

const isTaken = ({ decisions }: ReadWorkbook, child: KnownChild, { field }: FieldDifference) =>
  decisions.some((one) => one.kind === "difference" && one.key === differenceKey(child, field));

const valueWords = (value: string | null): string => {
  if (value === null) return "not known";
  return isIsoDate(value) ? formatDate(value) : value;
};

/** What the rows of one child say anew: each cell as it was and as it is, and what is marked. */
function Changed({ child }: { readonly child: KnownChild }): VNode {
  const [row] = child.rows;
  return (
    <>
      <h2 class="govuk-heading-m">
        {row === undefined ? "" : `${nameOfRow(row)}: ${child.rows.map(placeWords).join("; ")}`}
      </h2>
      {child.headlines.map((headline) => (
        <p class="govuk-body">
          <strong>{headline}.</strong> It waits for a person’s decision.
        </p>
      ))}
      {otherNamesOf(child.fresh).map((name) => (
        <p class="govuk-body">
          <strong>Another name: {name}.</strong> It is kept as well as the name on the record, which
          does not change.
        </p>
      ))}
      {child.isProtected && (
        <p class="govuk-body">
          Where this child can be found is protected: ward and school of the workbook are not taken.
        </p>
      )}
      {child.cells.length > 0 && (
        <SortableTable
          caption="What the cells said and say"
          captionClasses="govuk-visually-hidden"
          columns={[
            { key: "heading", text: "Column" },
            { key: "was", text: "Last time" },
            { key: "now", text: "Now" },
          ]}
          groups={[
            {
              rows: child.cells.map(({ heading, was, now }) => ({
                heading,
                was: was === "" ? "(blank)" : shortened(was),
                now: now === "" ? "(blank)" : shortened(now),
              })),
            },
          ]}
        />
      )}
    </>
  );
}

const childIds = ({ known }: ImportPlan): readonly string[] =>
  known.filter(isChanged).map(({ personId }) => personId);

export const changeRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/changes",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: async (workbook, { frame, query, ...asking }) => {
      const plan = await planOf(asking, workbook);
      const { csrfToken } = frame;
      const view = changesPage({ workbook, plan, csrfToken, page: query.page });
      const subjectIds = childIds(plan);
      return { kind: "page", view, subjectIds, shown: childrenBeside(plan) };
    },
  }),
  importRoute({
    method: "POST",
    path: "/imports/:importId/changes",
    audit: { action: "import.decide" },
    input: { params: importParams, query: pageQuery, form: decisionsForm },
    handle: async (workbook, { frame, query, form, ...asking }) => {
      const { tx, actor, clock } = asking;
      const plan = await planOf(asking, workbook);
      const keys = new Set(
        plan.known.flatMap((child) => child.fields.map(({ field }) => differenceKey(child, field))),
      );
      const outcome = await sayDone(
        "Your choices were saved. Nothing is imported until you confirm.",
        saveAnswers(tx, {
          actor,
          at: clock.now(),
          workbook,
          form,
          answers: readAnswers(form, { kind: "difference", keys, verdicts: ["ours", "theirs"] }),
          next: importPaths.changes(workbook.importId, query.page),
          again: async (now) =>
            changesPage({
              workbook: now,
              plan: await planOf(asking, now),
              csrfToken: frame.csrfToken,
              page: query.page,
              typed: form,
            }),
        }),
      );
      return { ...outcome, shown: childrenBeside(plan) };
    },
  }),
];
