import { z } from "zod";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import {
  docxType,
  pdfType,
  toDocx,
  toPdf,
  type Document,
} from "../../../platform/documents/index.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Textarea, WarningText } from "../../../ui/govuk/index.ts";
import { Watermark } from "../../../ui/layout/index.ts";
import { sharingAgreementOn } from "../../directory/index.ts";
import { Paper } from "../../outgoing-papers/index.ts";
import { listAgenda, type AgendaItem } from "../agenda-reads.ts";
import { approveSitting } from "../approve.ts";
import { whyAsked } from "../attendance.ts";
import { dayOf } from "../book-sitting.ts";
import { listPromisesOn } from "../item-promises.ts";
import { minutesOfSitting } from "../documents.ts";
import { withoutKnown } from "../may-know.ts";
import { readPapers } from "../papers.ts";
import { isToCome } from "../../meetings/index.ts";
import { readRecord } from "../record-reads.ts";
import { listSittingPeople } from "../sitting-reads.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { closedPage } from "./closed-page.tsx";
import { namesIn } from "./nameless.ts";
import { readerName, takenWords } from "./papers-routes.tsx";
import { paths } from "./paths.ts";
import {
  reads,
  sittingParams,
  sittingRoute,
  type Comparing,
  type SittingFacts,
} from "./sitting-route.ts";

type Context = {
  readonly paper: Document;
  readonly items: readonly AgendaItem[];
  readonly why: ReturnType<typeof whyAsked>;
};

/** As a file it can be read by others: it says who took it, and names nobody of a sensitive service. */
async function groundOf(
  { tx, compareStaff }: Comparing,
  facts: SittingFacts,
  taken?: string,
): Promise<Context> {
  const { sitting, panel, acting } = facts;
  const on = await listAgenda(tx, acting.actor, {
    sittingId: sitting.sittingId,
    today: acting.today,
  });
  const items = await withoutKnown(compareStaff, { sitting, acting, items: on });
  const ids = items.map(({ itemId }) => itemId);
  const reading = { today: acting.today, forOthers: taken !== undefined };
  const people = await listSittingPeople(tx, sitting.sittingId, reading);
  const record = await readRecord(tx, ids, reading);
  const promises = await listPromisesOn(tx, acting.at, ids, reading);
  const papers = await readPapers(tx, { itemIds: ids, today: acting.today });
  const agreement = await sharingAgreementOn(tx, acting.today);
  const reader = readerName(acting.actor);
  const paper = minutesOfSitting({
    sitting,
    panel,
    agreement,
    people,
    items,
    record,
    promises,
    papers,
    reader,
    ...(taken === undefined ? {} : { taken }),
    isToCome: isToCome(sitting, acting.at),
  });
  return { paper, items, why: whyAsked(panel, people) };
}

type FormState = { readonly typed?: string; readonly errors?: readonly FieldError[] };

function minutesPage(facts: SittingFacts, { paper, why }: Context, again: FormState = {}): View {
  const { sitting, acting, csrfToken, panel } = facts;
  const { errors = [], typed = "" } = again;
  const title = `Minutes: ${panel.abbreviation}, ${formatDate(dayOf(sitting))}`;
  const mayApprove =
    sitting.chairId === acting.actor.id &&
    sitting.approvedAt === null &&
    sitting.cancelledAt === null &&
    sitting.startsAt <= acting.at;
  return {
    title,
    paper: "a4",
    breadcrumbs: crumbsOf(facts, "Minutes"),
    hasErrors: errors.length > 0,
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={`${paths.minutes(sitting.sittingId)}.docx`}>
            Minutes as a Word file
          </a>
          {" or "}
          <a class="govuk-link" href={`${paths.minutes(sitting.sittingId)}.pdf`}>
            as a PDF
          </a>
        </p>
        <Paper paper={paper} />
        <Watermark words={takenWords(facts)} />
        {mayApprove && (
          <Form action={paths.approve(sitting.sittingId)} csrfToken={csrfToken} classes="app-form">
            <h2 class="govuk-heading-m">Approve the minutes</h2>
            <WarningText text="After this the minutes are locked. Corrections are added below the item." />
            {why !== undefined && (
              <Textarea
                name="without"
                label={{ text: why.label }}
                value={typed}
                rows={2}
                errorMessage={errorFor(errors, "without")}
              />
            )}
            <Button text="Approve the minutes" preventDoubleClick />
          </Form>
        )}
      </>
    ),
  };
}

const subjectsOf = ({ items }: Context): readonly string[] =>
  items.flatMap(({ personId }) => (personId === null ? [] : [personId]));

const fileName = ({ panel, sitting }: SittingFacts, ending: string): string =>
  `Minutes ${panel.abbreviation} ${dayOf(sitting)}.${ending}`;

export const sittingMinutesRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/minutes",
    access: reads,
    audit: { action: "sitting.minutes.read" },
    input: { params: sittingParams },
    handle: async (facts, given) => {
      const ground = await groundOf(given, facts);
      return { kind: "page", view: minutesPage(facts, ground), subjectIds: subjectsOf(ground) };
    },
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/minutes.docx",
    access: reads,
    audit: { action: "sitting.minutes.export" },
    input: { params: sittingParams },
    handle: async (facts, given) => {
      const ground = await groundOf(given, facts, takenWords(facts));
      const name = fileName(facts, "docx");
      const file = madeFile({ name, mediaType: docxType, says: ground.paper, make: toDocx });
      return { kind: "file", file, subjectIds: subjectsOf(ground) };
    },
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/minutes.pdf",
    access: reads,
    audit: { action: "sitting.minutes.export" },
    input: { params: sittingParams },
    handle: async (facts, given) => {
      const ground = await groundOf(given, facts, takenWords(facts));
      const name = fileName(facts, "pdf");
      const file = madeFile({ name, mediaType: pdfType, says: ground.paper, make: toPdf });
      return { kind: "file", file, subjectIds: subjectsOf(ground) };
    },
  }),
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/approve",
    access: { permission: "meeting.approve" },
    audit: { action: "sitting.approve" },
    input: { params: sittingParams, form: z.object({ without: field() }) },
    handle: async (facts, given) => {
      const { without } = given.form;
      const { sitting, panel, acting } = facts;
      const named = await namesIn(given, panel, { without });
      const change =
        named.length > 0
          ? { kind: "invalid" as const, errors: named }
          : await approveSitting(given.tx, acting, { sitting, panel, without });
      switch (change.kind) {
        case "accepted":
          return redirectDone(
            paths.minutes(sitting.sittingId),
            "Minutes approved. They can no longer be changed.",
          );
        case "invalid": {
          const { errors } = change;
          const ground = await groundOf(given, facts);
          return { kind: "invalid", view: minutesPage(facts, ground, { typed: without, errors }) };
        }
        case "closed":
          return { kind: "stale", view: closedPage(facts) };
        case "refused":
        case "stale":
        case "absent":
          return { kind: "forbidden" };
      }
    },
  }),
];
