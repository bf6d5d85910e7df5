import { versionOf } from "../../../kernel/version-of.ts";
import { z } from "zod";
import { anId, field } from "../../../platform/http/field.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Form, Overtaken } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { findImport, type FinishedImport } from "../import-reads.ts";
import { decideOffer, listOffers, offerKinds, type StandingOffer } from "../offers.ts";
import { findReading } from "../workbook/workbook-reads.ts";
import { offersOf } from "../plan/plan-counts.ts";
import type { Offer } from "../reading/reading-types.ts";
import type { ReadWorkbook } from "../workbook/workbook-types.ts";
import { childrenBeside, planOf, type ReadContext } from "./plan-of.ts";
import { importParams, pageQuery } from "./import-route.ts";
import { pageOf, Pages } from "./paged.tsx";
import { importPaths } from "./paths.ts";
import { shortened } from "./problems.tsx";
import { crumbs } from "./waiting-pages.tsx";

const title = "People, vehicles and places in free text";

/** Before the import: what will be offered. */
function previewPage(
  { fileName, importId }: ReadWorkbook,
  offers: readonly Offer[],
  page: number | undefined,
): View {
  const paged = pageOf(offers, page);
  return {
    title,
    breadcrumbs: [...crumbs(fileName, importId), { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          After the import each of these is offered with its child, to be kept or dismissed. None is
          created automatically.
        </p>
        {paged.total === 0 ? (
          <p class="govuk-body">The free text names none that is new.</p>
        ) : (
          <SortableTable
            caption="What free text names"
            captionClasses="govuk-visually-hidden"
            columns={[
              { key: "text", text: "As written" },
              { key: "kind", text: "What" },
              { key: "cell", text: "Cell" },
            ]}
            groups={[
              {
                rows: paged.shown.map(({ sheet, column, row, kind, text, described }) => ({
                  text: shortened([text, described].filter((part) => part !== "").join(", ")),
                  kind: offerKinds[kind] ?? kind,
                  cell: `${sheet}!${column}${row}`,
                })),
              },
            ]}
          />
        )}
        <Pages paged={paged} href={(number) => importPaths.offers(importId, number)} />
      </>
    ),
  };
}

type Shown = {
  readonly done: FinishedImport;
  readonly offers: readonly StandingOffer[];
  readonly page: number | undefined;
  readonly csrfToken: string;
  readonly isStale?: boolean;
};

function offersPage({ done, offers, page, csrfToken, isStale = false }: Shown): View {
  const { importId, fileName } = done;
  const paged = pageOf(offers, page, 25);
  return {
    title,
    hasErrors: isStale,
    breadcrumbs: [...crumbs(fileName, importId), { text: title }],
    body: (
      <>
        {isStale && (
          <Overtaken
            title="A colleague decided this while you were reading"
            says="Theirs is kept, and is shown with their name."
          />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          What is kept becomes a note on the child’s chronology. Nobody is put on a record, and no
          person or vehicle is created.
        </p>
        {paged.total === 0 && <p class="govuk-body">Nothing is offered.</p>}
        {paged.total > 0 && (
          <SortableTable
            caption="What is offered, child by child"
            captionClasses="govuk-visually-hidden"
            columns={[
              { key: "child", text: "Child" },
              { key: "kind", text: "What" },
              { key: "text", text: "As written" },
              { key: "decide", text: "Decide" },
            ]}
            groups={[
              {
                rows: paged.shown.map((offer) => ({
                  child: (
                    <>
                      <a class="govuk-link" href={`/children/${offer.personId}`}>
                        {offer.child}
                      </a>
                      <span class="app-secondary app-line app-nowrap">{offer.reference}</span>
                    </>
                  ),
                  kind: offerKinds[offer.kind] ?? offer.kind,
                  text: (
                    <>
                      {[offer.wording, offer.around].filter((part) => part !== null).join(", ")}
                      <span class="app-secondary app-line">{offer.place}</span>
                    </>
                  ),
                  decide: <Decide offer={offer} importId={importId} csrfToken={csrfToken} />,
                })),
              },
            ]}
          />
        )}
        <Pages paged={paged} href={(number) => importPaths.offers(importId, number)} />
      </>
    ),
  };
}

type DecideProps = {
  readonly offer: StandingOffer;
  readonly importId: string;
  readonly csrfToken: string;
};

function Decide({ offer, importId, csrfToken }: DecideProps) {
  if (offer.state !== "offered") {
    return (
      <>
        {offer.state === "kept" ? "Kept" : "Dismissed"} by {offer.decidedBy ?? "somebody"}
      </>
    );
  }
  const about = `${offerKinds[offer.kind] ?? offer.kind} ${shortened(offer.wording)}`;
  return (
    <Form action={importPaths.offer(importId, offer.offerId)} csrfToken={csrfToken}>
      <input type="hidden" name="version" value={String(offer.version)} />
      <div class="govuk-button-group">
        <Button
          name="verdict"
          value="kept"
          classes="govuk-button--secondary"
          text={
            <>
              Keep <span class="govuk-visually-hidden">{about}</span>
            </>
          }
        />
        <Button
          name="verdict"
          value="dismissed"
          classes="govuk-button--secondary"
          text={
            <>
              Dismiss <span class="govuk-visually-hidden">{about}</span>
            </>
          }
        />
      </div>
    </Form>
  );
}

type Showing = {
  readonly importId: string;
  readonly page: number | undefined;
  readonly frame: Frame;
};

async function show(
  asking: ReadContext,
  { importId, page, frame }: Showing,
  isStale = false,
): Promise<Outcome> {
  const { tx } = asking;
  const done = await findImport(tx, importId);
  if (done) {
    const offers = await listOffers(tx, importId);
    const view = offersPage({ done, offers, page, csrfToken: frame.csrfToken, isStale });
    const subjectIds = [...new Set(offers.map(({ personId }) => personId))];
    return { kind: isStale ? "stale" : "page", view, subjectIds };
  }
  const workbook = await findReading(tx, importId);
  if (!workbook) return { kind: "notFound" };
  const plan = await planOf(asking, workbook);
  const view = previewPage(workbook, offersOf(plan, workbook.reading), page);
  return { kind: "page", view, shown: childrenBeside(plan) };
}

export const offerRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/imports/:importId/offers",
    access: { permission: "import.tracker" },
    audit: { action: "import.offers" },
    shows: { about: "children" },
    input: { params: importParams, query: pageQuery },
    handle: ({ frame, params: { importId }, query: { page }, ...asking }) =>
      show(asking, { importId, page, frame }),
  }),
  route({
    method: "POST",
    path: "/imports/:importId/offers/:offerId",
    access: { permission: "import.tracker" },
    audit: { action: "import.offer" },
    shows: { about: "children" },
    input: {
      params: z.object({ importId: anId, offerId: anId }),
      form: z.object({ version: field(), verdict: field() }),
    },
    handle: async ({ frame, params, form, ...asking }): Promise<Outcome> => {
      const { tx, actor, clock } = asking;
      const { importId, offerId } = params;
      const verdict = form.verdict === "kept" ? "kept" : "dismissed";
      const version = versionOf(form.version);
      const deciding = { actor, at: clock.now(), today: clock.today() };
      const change = await decideOffer(tx, deciding, { importId, offerId, version, verdict });
      if (change.kind === "gone") return { kind: "notFound" };
      if (change.kind === "stale") return show(asking, { importId, page: undefined, frame }, true);
      const subjectIds = [change.personId];
      return redirectDone(importPaths.offers(importId), "Your decision on this match was saved.", {
        subjectIds,
      });
    },
  }),
];
