import { versionOf } from "../../../kernel/version-of.ts";
import { z } from "zod";
import { formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, ErrorSummary, WarningText } from "../../../ui/govuk/index.ts";
import { findImport } from "../import-reads.ts";
import { countPlan } from "../plan/plan-counts.ts";
import { otherNamesOf } from "../plan/person-of-rows.ts";
import type { ImportPlan } from "../plan/plan-types.ts";
import { confirmWorkbook } from "../writing/confirm-workbook.ts";
import { findReading } from "../workbook/workbook-reads.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { childrenBeside, planOf } from "./plan-of.ts";
import { importParams, importRoute } from "./import-route.ts";
import { importPaths } from "./paths.ts";
import { openPairs } from "./summary-page.tsx";
import { crumbs } from "./waiting-pages.tsx";

type Confirming = {
  readonly workbook: ReadWorkbook;
  readonly plan: ImportPlan;
  readonly csrfToken: string;
  readonly problem?: string;
};

const rowsWaitWhere =
  "They are kept with this import, and you confirm again once they are decided.";

/** Exactly what will be written, and what will not. */
function confirmPage({ workbook, plan, csrfToken, problem }: Confirming): View {
  const { importId, fileName, version } = workbook;
  const title = "Confirm the import";
  return {
    title,
    hasErrors: problem !== undefined,
    breadcrumbs: [...crumbs(fileName, importId), { text: title }],
    body: (
      <>
        {problem !== undefined && (
          <ErrorSummary titleText="Nothing was written" descriptionText={problem} errorList={[]} />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        <h2 class="govuk-heading-m">What will be written</h2>
        <ul class="govuk-list govuk-list--bullet">
          {written(plan, workbook).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">What will not</h2>
        <ul class="govuk-list govuk-list--bullet">
          {notWritten(plan, workbook).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
        <WarningText>The import is all or nothing. It cannot be undone as a whole.</WarningText>
        <Form action={importPaths.confirm(importId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(version)} />
          <Button text="Write this to Lantern" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

/** A line that counts nothing is only read in vain. */
const some = (count: number, line: string): readonly string[] => (count > 0 ? [line] : []);

function written(plan: ImportPlan, workbook: ReadWorkbook): readonly string[] {
  const { reading } = workbook;
  const { made, closed, changed, waiting, offers } = countPlan(plan, reading);
  const set = plan.known.flatMap(({ fields }) => fields).filter(({ how }) => how === "set").length;
  const notes = plan.known.flatMap((child) => child.notes).length;
  const names = plan.known.flatMap(({ fresh }) => otherNamesOf(fresh)).length;
  return [
    ...some(
      made,
      `${counted(made, "child", "children")} added, ${closed} of them as closed with “rationale not known”. Harm status is undecided.`,
    ),
    ...some(
      changed,
      `${counted(changed, "child", "children")} already in Lantern, with what is new: ${counted(set, "value")}, ${counted(notes, "comment")} and ${counted(names, "other name")}.`,
    ),
    ...some(
      waiting,
      `${counted(waiting, "child waits", "children wait")} for a person’s decision, due at once: the workbook says a level or a closing that nobody has decided in Lantern.`,
    ),
    ...some(
      offers,
      `${counted(offers, "person, vehicle or place", "people, vehicles and places")} offered with their child.`,
    ),
    ...(made + changed === 0 ? ["No child: the workbook says nothing new."] : []),
    "Every new or changed row, as it is written, as the source on the child’s record.",
  ];
}

function notWritten(plan: ImportPlan, workbook: ReadWorkbook): readonly string[] {
  const { unchanged, gone, leftOut, differs, notUnderstood } = countPlan(plan, workbook.reading);
  const undecided = openPairs(workbook).length;
  const guarded = plan.known.filter(({ isProtected, fresh }) => isProtected && fresh.length > 0);
  return [
    ...some(
      unchanged,
      `${counted(unchanged, "child", "children")} with nothing new in the workbook.`,
    ),
    ...some(gone, `${counted(gone, "row is", "rows are")} gone since last time: nobody is closed.`),
    ...some(
      leftOut,
      `${counted(leftOut, "child", "children")} who may be in Lantern already, or in another row: the rows wait until a person decides, and are not imported. ${rowsWaitWhere}`,
    ),
    ...some(
      undecided,
      `${counted(undecided, "likely duplicate")} that nobody decided: of rows that may be of one child, one is written and the others wait.`,
    ),
    ...some(differs, `${counted(differs, "value")} recorded differently here: ours are kept.`),
    ...some(
      notUnderstood,
      `${counted(notUnderstood, "cell was", "cells were")} not understood: what they say is not known.`,
    ),
    ...(guarded.length > 0
      ? [
          `Ward and school of ${counted(guarded.length, "child", "children")}: where they can be found is protected.`,
        ]
      : []),
    "No level, harm status or flag changes, and nobody is allocated.",
  ];
}

const refusals = {
  "no team": "No team receives imported children. Ask your system administrator to choose one.",
  "not your team":
    "Imported children belong to a team you do not have access to. Ask that team to import.",
  stale:
    "A colleague made a decision on this workbook while you were reading. Read what will be written now, then confirm.",
} as const;

export const confirmRoutes: readonly Route[] = [
  importRoute({
    method: "GET",
    path: "/imports/:importId/confirm",
    audit: { action: "import.preview" },
    input: { params: importParams },
    handle: async (workbook, { frame, ...asking }) => {
      const plan = await planOf(asking, workbook);
      const view = confirmPage({ workbook, plan, csrfToken: frame.csrfToken });
      return { kind: "page", view, shown: childrenBeside(plan) };
    },
  }),
  route({
    method: "POST",
    path: "/imports/:importId/confirm",
    access: { permission: "import.tracker" },
    audit: { action: "tracker.import" },
    shows: { about: "children" },
    input: { params: importParams, form: z.object({ version: field() }) },
    handle: async ({ params: { importId }, form, frame, ...asking }): Promise<Outcome> => {
      const { tx, actor, clock } = asking;
      const confirming = { actor, at: clock.now(), today: clock.today() };
      const version = versionOf(form.version);
      const result = await confirmWorkbook(tx, confirming, { importId, version });
      if (result.kind === "imported") {
        const { personIds, children } = result;
        const to = `${importPaths.import(importId)}?done=yes`;
        return redirectDone(to, "Import finished.", {
          subjectIds: [importId, ...personIds],
          detail: { children },
        });
      }
      if (result.kind === "gone") {
        const done = await findImport(tx, importId);
        return done
          ? { kind: "stale", view: overtakenPage(done.by, importId) }
          : { kind: "notFound" };
      }
      const workbook = await findReading(tx, importId);
      if (!workbook) return { kind: "notFound" };
      const plan = await planOf(asking, workbook);
      const problem =
        result.kind === "already imported"
          ? `This very file was imported on ${formatDate(result.on)}.`
          : refusals[result.kind];
      const view = confirmPage({ workbook, plan, csrfToken: frame.csrfToken, problem });
      const shown = childrenBeside(plan);
      return { kind: result.kind === "stale" ? "stale" : "invalid", view, shown };
    },
  }),
];

/** For the second of two who confirm at once. */
const overtakenPage = (by: string | null, importId: string): View => ({
  title: "This import is already confirmed",
  body: (
    <>
      <h1 class="govuk-heading-l">This import is already confirmed</h1>
      <p class="govuk-body">{by ?? "Someone"} confirmed it. Nothing was written a second time.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={importPaths.import(importId)}>
          See the result
        </a>
      </p>
    </>
  ),
});
