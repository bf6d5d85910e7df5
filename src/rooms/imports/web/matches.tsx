import { formatDate } from "../../../kernel/dates.ts";
import type { FormFields } from "../../../platform/http/field.ts";
import { sayDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { fullName, type PersonInBrief } from "../../subjects/index.ts";
import { outOfReach } from "../plan/plan-import.ts";
import type { Beyond } from "../plan/plan-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { askedOf, saidOfTwo, type ReadQuery } from "./asked-matches.ts";
import { candidateIds, childrenBeside, planOf } from "./plan-of.ts";
import { Decide, decisionPage, decisionsForm, readAnswers, textOf } from "./decision-form.tsx";
import { importParams, importRoute, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { placeWords, Reasons, RowCard } from "./rows-beside.tsx";
import { saveAnswers } from "./save-answers.ts";

type Shown = {
  readonly workbook: ReadWorkbook;
  readonly asked: readonly ReadQuery[];
  readonly csrfToken: string;
  readonly page: number | undefined;
  readonly typed?: FormFields;
  /** Questions of rows that were said to be two children. */
  readonly ofTwo?: readonly string[];
};

function matchesPage({ workbook, asked: all, csrfToken, page, typed, ofTwo }: Shown): View {
  const { importId, decisions } = workbook;
  const paged = pageOf(all, page, 10);
  const errors = paged.shown.flatMap(({ key }, index) =>
    ofTwo?.includes(key) === true ? [{ text: oneChild, href: `#verdict-${index}` }] : [],
  );
  return decisionPage({
    workbook,
    title: "Likely the same as a child in Lantern",
    action: importPaths.matches(importId, paged.page),
    csrfToken,
    isStale: typed !== undefined && ofTwo === undefined,
    errors,
    isEmpty: paged.total === 0,
    empty: "No row looks like a child already in Lantern, beyond those the last import made.",
    pages: <Pages paged={paged} href={(number) => importPaths.matches(importId, number)} />,
    intro: (
      <p class="govuk-body">
        Nothing is joined automatically. Read what speaks for and against, then say who it is. Until
        you do, the rows wait: they are neither joined nor made a new child.
      </p>
    ),
    children: paged.shown.map((asked, index) => (
      <section>
        <Question
          asked={asked}
          index={index}
          decided={decisions.find(({ kind, key }) => kind === "match" && key === asked.key)}
          typed={typed && textOf(typed, `verdict-${index}`)}
          error={errors.find(({ href }) => href === `#verdict-${index}`)?.text}
        />
      </section>
    )),
  });
}

type QuestionProps = {
  readonly asked: ReadQuery;
  readonly index: number;
  readonly decided: ReadWorkbook["decisions"][number] | undefined;
  readonly typed: string | undefined;
  readonly error: string | undefined;
};

const oneChild =
  "Say of one record only that it is the same child. If both records are of one child, join them first";

function Question({ asked, ...given }: QuestionProps) {
  const { rows } = asked;
  return (
    <>
      <h2 class="govuk-heading-m">{rows.map(placeWords).join(" and ")}</h2>
      {rows.map((row) => (
        <RowCard row={row} />
      ))}
      {"beyond" in asked ? (
        <Ring {...asked.beyond} />
      ) : "settled" in asked ? (
        <Said record={asked.settled} />
      ) : (
        <Known {...asked} />
      )}
      <Decide
        {...given}
        answerKey={asked.key}
        legend="Is it the same child?"
        choices={[
          ...("beyond" in asked ? [] : [{ value: "same", text: "The same child" }]),
          { value: "different", text: "A different child" },
          { value: "later", text: "Decide later" },
        ]}
      />
    </>
  );
}

/** A record out of reach is never shown: only that somebody knows more, and how to reach them. */
const Ring = ({ ringName, ringPhone }: Beyond) => (
  <InsetText>
    A record that may match is not open to you. Before you decide, ring {ringName}
    {ringPhone === null ? "" : `, ${ringPhone}`}. Until you say that it is a different child, these
    rows are not written.
  </InsetText>
);

function Known({ candidate }: Extract<ReadQuery, { readonly candidate: unknown }>) {
  const { reference, person, likeness } = candidate;
  return (
    <>
      <Heading record={{ ...person, reference }} />
      <Reasons why={likeness.for} against={likeness.against} />
    </>
  );
}

/** Of rows that were said to be a child here: the reasons were read when that was decided. */
const Said = ({ record }: { readonly record: PersonInBrief | undefined }) =>
  record ? (
    <Heading record={record} />
  ) : (
    <p class="govuk-body">Matched to a child in Lantern whose record you cannot see.</p>
  );

type Named = Pick<PersonInBrief, "familyName" | "givenName" | "bornOn" | "reference">;

const Heading = ({ record }: { readonly record: Named }) => (
  <h2 class="govuk-heading-s">
    In Lantern: {fullName(record)}, {record.reference}, born{" "}
    {record.bornOn === null ? "not known" : formatDate(record.bornOn)}
  </h2>
);

export const matchRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/matches",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: async (workbook, { frame, query, ...asking }) => {
      const plan = await planOf(asking, workbook);
      const { csrfToken } = frame;
      const asked = await askedOf(asking.tx, plan, workbook);
      return {
        kind: "page",
        view: matchesPage({ workbook, asked, csrfToken, page: query.page }),
        subjectIds: candidateIds(plan),
        shown: childrenBeside(plan),
        detail: { beyond: plan.beyond.length },
      };
    },
  }),
  importRoute({
    method: "POST",
    path: "/imports/:importId/matches",
    audit: { action: "import.decide" },
    input: { params: importParams, query: pageQuery, form: decisionsForm },
    handle: async (workbook, { frame, query, form, ...asking }) => {
      const { tx, actor, clock } = asking;
      const plan = await planOf(asking, workbook);
      const asked = await askedOf(tx, plan, workbook);
      const keys = new Set(asked.map(({ key }) => key));
      const verdicts = ["same", "different"] as const;
      const answers = readAnswers(form, { kind: "match", keys, verdicts }).filter(
        ({ key, verdict }) => verdict !== "same" || !key.endsWith(`|${outOfReach}`),
      );
      const { csrfToken } = frame;
      const shown = { workbook, asked, csrfToken, page: query.page, typed: form };
      const ofTwo = saidOfTwo(workbook.decisions, answers);
      const children = childrenBeside(plan);
      if (ofTwo.length > 0)
        return { kind: "invalid", view: matchesPage({ ...shown, ofTwo }), shown: children };
      const outcome = await sayDone(
        "Your answers were saved. Nothing is imported until you confirm.",
        saveAnswers(tx, {
          actor,
          at: clock.now(),
          workbook,
          form,
          answers,
          next: importPaths.matches(workbook.importId, query.page),
          again: async (now) => {
            const open = await askedOf(tx, await planOf(asking, now), now);
            return matchesPage({ ...shown, workbook: now, asked: open });
          },
        }),
      );
      return { ...outcome, shown: children };
    },
  }),
];
