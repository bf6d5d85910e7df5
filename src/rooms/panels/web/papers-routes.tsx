import type { VNode } from "preact";
import { z } from "zod";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { docxType, pdfType, toDocx, toPdf } from "../../../platform/documents/index.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { anyField } from "../../../platform/http/field.ts";
import { redirectDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { Watermark } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { Paper } from "../../outgoing-papers/index.ts";
import { itemName, listAgenda, listAskedTo, type AgendaItem } from "../agenda-reads.ts";
import { dayOf, papersDays } from "../book-sitting.ts";
import { packOf } from "../documents.ts";
import { compareAsked, withoutKnown } from "../may-know.ts";
import { listShares } from "../record-reads.ts";
import { keepOpened, listOpenings, makePapers, readPapers, type Opening } from "../papers.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { closedPage } from "./closed-page.tsx";
import { namedPage } from "./named-page.tsx";
import { paths } from "./paths.ts";
import {
  manages,
  reads,
  sittingParams,
  sittingRoute,
  type Comparing,
  type SittingFacts,
} from "./sitting-route.ts";

/** "Sam Example, Example Council": who a paper is for is written on it. */
export const readerName = (actor: StaffActor): string =>
  [actor.name, actor.posts[0]?.agencyName].filter(Boolean).join(", ");

/** On every page of a file, and across each sheet that is printed: who took it, and when. */
export const takenWords = ({ acting: { actor, at } }: Pick<SittingFacts, "acting">): string =>
  `Taken by ${readerName(actor)}, ${formatDateTime(at)}`;

/** Why no paper is shown; undefined while papers are open. */
export function whyClosed({ sitting, acting }: SittingFacts): string | undefined {
  if (sitting.cancelledAt !== null) return "The meeting was cancelled: its papers are closed.";
  if (acting.at < sitting.opensAt) return `Papers open on ${papersDays(sitting).first}.`;
  if (acting.at >= sitting.closesAt)
    return `Papers closed at the end of ${papersDays(sitting).last}.`;
  return undefined;
}

async function packFor(
  { tx, compareStaff }: Comparing,
  { sitting, acting }: SittingFacts,
  isFile = false,
) {
  const asked = await listAskedTo(tx, acting.actor, {
    sittingId: sitting.sittingId,
    today: acting.today,
  });
  const items = await withoutKnown(compareStaff, { sitting, acting, items: asked });
  const ids = items.map(({ itemId }) => itemId);
  const papers = await readPapers(tx, { itemIds: ids, today: acting.today });
  const shares = await listShares(tx, ids, { today: acting.today, forOthers: isFile });
  const reader = readerName(acting.actor);
  const taken = isFile ? { taken: takenWords({ acting }) } : {};
  const paper = packOf({ sitting, items, papers, shares, reader, ...taken });
  return { items: items.filter(({ itemId }) => papers.has(itemId)), paper, all: items };
}

const subjectsOf = (items: readonly AgendaItem[]): readonly string[] =>
  items.flatMap(({ personId, itemId }) => (personId === null ? [itemId] : [personId, itemId]));

function papersPage(facts: SittingFacts, body: VNode): View {
  const title = `Your papers: ${facts.panel.abbreviation}, ${formatDate(dayOf(facts.sitting))}`;
  return {
    title,
    paper: "a4",
    breadcrumbs: crumbsOf(facts, "Your papers"),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {body}
      </>
    ),
  };
}

const word = { ending: "docx", mediaType: docxType, write: toDocx };
const pdf = { ending: "pdf", mediaType: pdfType, write: toPdf };

/** The papers of one reader as a file, while they are open. */
async function packFile(
  asking: Comparing,
  facts: SittingFacts,
  { ending, mediaType, write }: typeof word,
): Promise<Outcome> {
  if (whyClosed(facts) !== undefined) return { kind: "notFound" };
  const { items, paper, all } = await packFor(asking, facts, true);
  if (all.length === 0) return { kind: "notFound" };
  await keepOpened(asking.tx, facts.acting, { items, isFile: true });
  const name = `Papers ${facts.panel.abbreviation} ${dayOf(facts.sitting)}.${ending}`;
  const file = madeFile({ name, mediaType, says: paper, make: write });
  return { kind: "file", file, subjectIds: subjectsOf(items) };
}

const readRoutes: readonly Route[] = [
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/papers",
    access: reads,
    audit: { action: "sitting.papers.read" },
    input: { params: sittingParams },
    handle: async (facts, given) => {
      const closed = whyClosed(facts);
      if (closed !== undefined)
        return { kind: "page", view: papersPage(facts, <p class="govuk-body">{closed}</p>) };
      const { items, paper, all } = await packFor(given, facts);
      await keepOpened(given.tx, facts.acting, { items, isFile: false });
      const view = papersPage(
        facts,
        <>
          <p class="govuk-body">{`${counted(all.length, "item")} that you are invited to. Each page is the record on the date it was made.`}</p>
          {all.length > 0 && (
            <p class="govuk-body app-screen-only">
              <a class="govuk-link" href={`${paths.papers(facts.sitting.sittingId)}.docx`}>
                Your papers (Word)
              </a>
              {" or "}
              <a class="govuk-link" href={`${paths.papers(facts.sitting.sittingId)}.pdf`}>
                as a PDF
              </a>
            </p>
          )}
          <Paper paper={paper} />
          <Watermark words={takenWords(facts)} />
        </>,
      );
      return { kind: "page", view, subjectIds: subjectsOf(items) };
    },
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/papers.docx",
    access: reads,
    audit: { action: "sitting.papers.export" },
    input: { params: sittingParams },
    handle: (facts, given) => packFile(given, facts, word),
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/papers.pdf",
    access: reads,
    audit: { action: "sitting.papers.export" },
    input: { params: sittingParams },
    handle: (facts, given) => packFile(given, facts, pdf),
  }),
];

const setOf = (values: string | readonly string[] | undefined): ReadonlySet<string> =>
  new Set(values === undefined ? [] : [values].flat());

const keepRoutes: readonly Route[] = [
  sittingRoute({
    method: "POST",
    path: "/sittings/:sittingId/papers/make",
    access: manages,
    audit: { action: "sitting.papers.make" },
    input: {
      params: sittingParams,
      form: z.object({ seen: anyField.optional(), leave: anyField.optional() }),
    },
    handle: async (facts, { tx, actor, clock, rooms, asPapers, compareStaff, form }) => {
      const { sitting } = facts;
      const of = { sittingId: sitting.sittingId, today: clock.today() };
      await compareAsked(compareStaff, await listAgenda(tx, actor, of));
      // Whoever makes them may be one to whom an item is closed now.
      const items = await listAgenda(tx, actor, of);
      const [seen, leave] = [setOf(form.seen), setOf(form.leave)];
      const making = { tx, actor, clock, asPapers, rooms };
      const made = await makePapers(making, { sitting, items, seen, leave });
      const subjectIds = subjectsOf(items);
      switch (made.kind) {
        case "closed":
          return { kind: "stale", view: closedPage(facts) };
        case "named": {
          const { named } = made;
          const papers = await readPapers(tx, {
            itemIds: named.map(({ itemId }) => itemId),
            today: of.today,
          });
          const view = namedPage(facts, { named, papers, chosen: { seen, leave } });
          return { kind: "invalid", view, subjectIds };
        }
        case "made": {
          const to = paths.sitting(sitting.sittingId);
          return redirectDone(to, "Papers made for this meeting.", {
            subjectIds,
            detail: { made: made.count },
          });
        }
      }
    },
  }),
  sittingRoute({
    method: "GET",
    path: "/sittings/:sittingId/openings",
    access: manages,
    audit: { action: "sitting.openings.read" },
    input: { params: sittingParams },
    handle: async (facts, { tx, actor }) => {
      const { sittingId } = facts.sitting;
      const openings = await listOpenings(tx, sittingId);
      const items = await listAgenda(tx, actor, { sittingId, today: facts.acting.today });
      const view = openingsPage(facts, { openings, items });
      return { kind: "page", view, shown: subjectsOf(items) };
    },
  }),
];

type Openings = { readonly openings: readonly Opening[]; readonly items: readonly AgendaItem[] };

/** Who opened which paper, of the items that the reader reads. */
function openingsPage(facts: SittingFacts, { openings, items }: Openings): View {
  const title = "Who opened papers";
  const nameOf = new Map(items.map((item) => [item.itemId, itemName(item)]));
  return {
    title,
    breadcrumbs: crumbsOf(facts, title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <SortableTable
          caption={`${counted(openings.length, "opening")}, by person and paper`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "who", text: "Who" },
            { key: "what", text: "Item" },
            { key: "first", text: "First" },
            { key: "last", text: "Last" },
            { key: "how", text: "How often" },
          ]}
          groups={[
            {
              rows: openings.map((one) => ({
                who: one.name,
                what: nameOf.get(one.itemId) ?? "An item that was removed from the agenda",
                first: formatDateTime(one.first),
                last: formatDateTime(one.last),
                how: `${counted(one.count, "time")}${one.isFile ? ", also as a file" : ""}`,
              })),
            },
          ]}
          empty="Nobody has opened a paper that you may read."
        />
      </>
    ),
  };
}

export const papersRoutes: readonly Route[] = [...readRoutes, ...keepRoutes];
