import { formatDate } from "../../../../kernel/dates.ts";
import type { FormFields } from "../../../../platform/http/field.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { fullName, type Candidate } from "../../../subjects/index.ts";
import { outOfReach } from "../plan/plan-import.ts";
import type { Beyond, ImportPlan, PossibleMatch } from "../plan/plan-types.ts";
import { matchKey } from "../plan/split-rows.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { candidateIds, comparedPlan } from "./compared-plan.ts";
import { Decide, decisionPage, decisionsForm, readAnswers, textOf } from "./decision-form.tsx";
import { importParams, importRoute, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { placeWords, Reasons, RowCard } from "./rows-beside.tsx";
import { saveAnswers } from "./save-answers.ts";

type Shown = {
  readonly workbook: ReadWorkbook;
  readonly plan: ImportPlan;
  readonly csrfToken: string;
  readonly page: number | undefined;
  readonly typed?: FormFields;
};

/** One question of the page: rows, and a record here that may be of the same child. */
type Asked =
  | { readonly key: string; readonly match: PossibleMatch; readonly candidate: Candidate }
  | { readonly key: string; readonly beyond: Beyond };

function askedOf(
  { matches, beyond }: ImportPlan,
  { decisions, reading }: ReadWorkbook,
): readonly Asked[] {
  const open: Asked[] = [
    ...beyond.map((one) => ({ key: matchKey(one.rows, outOfReach), beyond: one })),
    ...matches.flatMap((match) =>
      match.candidates.map((candidate) => ({
        key: matchKey(match.rows, candidate.personId),
        match,
        candidate,
      })),
    ),
  ];
  // Rows that were said to be a record here are that child's now; the answer can be taken back.
  const settled = decisions.flatMap(({ kind, key, verdict }): Asked[] => {
    if (kind !== "match" || verdict !== "same" || open.some((one) => one.key === key)) return [];
    const place = key.slice(0, key.lastIndexOf("|"));
    const row = reading.rows.find((one) => `${one.sheet}!${one.row}` === place);
    return row === undefined
      ? []
      : [
          {
            key,
            match: { rows: [row], candidates: [], isExact: false },
            candidate: settledCandidate,
          },
        ];
  });
  return [...open, ...settled];
}

/** Stands for a record that rows were said to be: its reasons were read when that was decided. */
const settledCandidate: Candidate = {
  personId: "",
  reference: "",
  person: { familyName: "", givenName: "", bornOn: null, sex: null, otherNames: [], schools: [] },
  likeness: { for: [], against: [], notKnown: [], bits: 0, isFamilyNameOnly: false },
};

function matchesPage({ workbook, plan, csrfToken, page, typed }: Shown): View {
  const { importId, decisions } = workbook;
  const paged = pageOf(askedOf(plan, workbook), page, 10);
  return decisionPage({
    workbook,
    title: "Likely the same as a child in Lantern",
    action: importPaths.matches(importId, paged.page),
    csrfToken,
    isStale: typed !== undefined,
    isEmpty: paged.total === 0,
    empty:
      "No row looks like a child who is in Lantern already, beyond those the last import made.",
    pages: <Pages paged={paged} href={(number) => importPaths.matches(importId, number)} />,
    intro: (
      <p class="govuk-body">
        Nothing is joined automatically. Read what speaks for and against, then say who it is. Rows
        of the same name and date of birth are left as they are until you do; others become a record
        of their own.
      </p>
    ),
    children: paged.shown.map((asked, index) => (
      <section>
        <Question
          asked={asked}
          index={index}
          decided={decisions.find(({ kind, key }) => kind === "match" && key === asked.key)}
          typed={typed && textOf(typed, `verdict-${index}`)}
        />
      </section>
    )),
  });
}

type QuestionProps = {
  readonly asked: Asked;
  readonly index: number;
  readonly decided: ReadWorkbook["decisions"][number] | undefined;
  readonly typed: string | undefined;
};

function Question({ asked, ...given }: QuestionProps) {
  const rows = "beyond" in asked ? asked.beyond.rows : asked.match.rows;
  return (
    <>
      <h2 class="govuk-heading-m">{rows.map(placeWords).join(" and ")}</h2>
      {rows.map((row) => (
        <RowCard row={row} />
      ))}
      {"beyond" in asked ? <Ring {...asked.beyond} /> : <Known {...asked} />}
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

function Known({ candidate }: { readonly candidate: Candidate }) {
  const { reference, person, likeness, personId } = candidate;
  if (personId === "") return <p class="govuk-body">Said to be a child who is in Lantern.</p>;
  return (
    <>
      <h2 class="govuk-heading-s">
        In Lantern: {fullName(person)}, {reference}, born{" "}
        {person.bornOn === null ? "not known" : formatDate(person.bornOn)}
      </h2>
      <Reasons why={likeness.for} against={likeness.against} />
    </>
  );
}

export const matchRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/matches",
    audit: { action: "import.preview" },
    input: { params: importParams, query: pageQuery },
    handle: async (workbook, { frame, query, ...asking }) => {
      const plan = await comparedPlan(asking, workbook);
      const { csrfToken } = frame;
      return {
        kind: "page",
        view: matchesPage({ workbook, plan, csrfToken, page: query.page }),
        subjectIds: candidateIds(plan),
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
      const plan = await comparedPlan(asking, workbook);
      const keys = new Set(askedOf(plan, workbook).map(({ key }) => key));
      const verdicts = ["same", "different"] as const;
      return saveAnswers(tx, {
        actor,
        at: clock.now(),
        workbook,
        form,
        answers: readAnswers(form, { kind: "match", keys, verdicts }).filter(
          ({ key, verdict }) => verdict !== "same" || !key.endsWith(`|${outOfReach}`),
        ),
        next: importPaths.matches(workbook.importId, query.page),
        again: async (now) =>
          matchesPage({
            workbook: now,
            plan: await comparedPlan(asking, now),
            csrfToken: frame.csrfToken,
            page: query.page,
            typed: form,
          }),
      });
    },
  }),
];
