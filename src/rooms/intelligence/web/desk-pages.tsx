import { staffPage } from "../../work/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import type { deskList } from "../desk-list.ts";
import type { About, Dissemination, Handover, Product } from "../desk-reads.ts";
import type { Entry } from "../entry-reads.ts";
import { entryStates } from "../entry-states.ts";
import {
  gradeWords,
  handlingName,
  outcomeName,
  waysOn,
  type IntelligenceScheme,
} from "../intelligence-scheme.ts";
import { DisseminationLog } from "./dissemination-log.tsx";
import { LinkTo } from "./frame.tsx";
import { intelligencePaths } from "./paths.ts";
import { decisionFacts, originalFacts } from "./send-pages.tsx";

export const deskTitle = "Intelligence";
export const deskCrumb = { text: deskTitle, href: intelligencePaths.desk() };

export function deskPage(shown: ShownBy<typeof deskList>, tabs: VNode | null): View {
  const { today, scheme } = shown.around;
  return staffPage({
    heading: deskTitle,
    width: "wide",
    children: (
      <>
        {tabs}
        <p class="govuk-body">
          What agencies sent to police. Only the police’s officers read these lists; what is about
          you is not in them.
        </p>
        {waysOn(scheme).length === 0 && (
          <p class="govuk-body">
            Hand-over to the force’s own system is off until the partnership turns it on.
          </p>
        )}
        <FacetTabs label={deskTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            begins: ({ intelligenceId, begins, recognisable }) => (
              <>
                <a class="govuk-link app-verbatim" href={intelligencePaths.one(intelligenceId)}>
                  {begins}
                </a>
                {recognisable === "yes" && (
                  <span class="app-line">
                    <Badge text="Child could be recognised" tone="red" />
                  </span>
                )}
              </>
            ),
            sent: ({ sentAt }) => formatDateTime(sentAt),
            agency: ({ agency }) => agency,
            handling: ({ handling }) => handling ?? "Not set",
            review: ({ reviewBy }) =>
              reviewBy === null
                ? ""
                : reviewBy < today
                  ? `${formatDate(reviewBy)}: overdue`
                  : formatDate(reviewBy),
            reference: ({ reference }) => reference ?? "None yet",
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

export type EntryPage = {
  readonly entry: Entry;
  readonly product: Product | undefined;
  readonly handover: Handover | undefined;
  readonly log: readonly Dissemination[];
  readonly about: readonly About[];
  readonly alike: readonly {
    readonly intelligenceId: string;
    readonly sentAt: Date;
    readonly agency: string;
  }[];
  readonly scheme: IntelligenceScheme;
  readonly today: string;
  readonly csrfToken: string;
};

const recognisableWords = {
  no: "No",
  yes: "Yes: handling with conditions",
  "not-known": "Not known",
} as const;

/** One entry as the police's officers read it: what was written, what may leave, where it went and what came of it. */
export function entryPage(page: EntryPage): View {
  const { entry } = page;
  return staffPage({
    heading: `Information of ${formatDate(londonDate(entry.sentAt))}`,
    crumbs: [deskCrumb],
    children: (
      <>
        <p class="govuk-body">
          <Badge text={entryStates[entry.state]} tone={entry.state === "new" ? "blue" : "grey"} />
        </p>
        {entry.closedTo.length > 0 && (
          <InsetText text="A colleague is named in this. They read nothing of it." />
        )}
        <Steps {...page} />
        <h2 class="govuk-heading-m">As it was sent</h2>
        <p class="govuk-body app-secondary">
          Sealed: read by the police’s officers, and by the sender until it is handed over.
        </p>
        <SummaryList
          rows={[
            verbatimFact("Sent by", `${entry.agency}, ${formatDateTime(entry.sentAt)}`),
            ...(entry.original === null ? [] : originalFacts(entry.original)),
            verbatimFact(
              "Child recognisable as the source?",
              recognisableWords[entry.recognisable],
            ),
            ...decisionFacts(entry),
          ]}
        />
        <Alike {...page} />
        <Sanitised {...page} />
        <Handed {...page} />
        <Subjects {...page} />
        {page.product && <DisseminationLog {...page} />}
      </>
    ),
  });
}

function Steps({ entry, product, scheme }: EntryPage): VNode {
  const { intelligenceId: id, state } = entry;
  const isOpen = state === "new" || state === "sanitised";
  const ways = waysOn(scheme);
  const mayTake = ways.includes("file") && product !== undefined && state !== "not-used";
  return (
    <ul class="govuk-list app-screen-only">
      {state !== "not-used" && (
        <LinkTo
          href={intelligencePaths.sanitise(id)}
          text={product ? "Change the sanitised text, grading or review-by" : "Sanitise"}
        />
      )}
      {mayTake && (
        <LinkTo href={intelligencePaths.file(id)} text="Download for the force’s system" />
      )}
      {state === "sanitised" && ways.length > 0 && (
        <LinkTo href={intelligencePaths.handOver(id)} text="Record the hand-over" />
      )}
      {state === "handed" && (
        <LinkTo
          href={intelligencePaths.answer(id)}
          text="Record the reference and what came of it"
        />
      )}
      {product && <LinkTo href={intelligencePaths.about(id)} text="Link a subject" />}
      {product && <LinkTo href={intelligencePaths.share(id)} text="Share with an agency" />}
      {isOpen && <LinkTo href={intelligencePaths.notUsed(id)} text="Close: not used" />}
    </ul>
  );
}

function Alike({ alike }: EntryPage): VNode | null {
  if (alike.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">The same registration or number</h2>
      <ul class="govuk-list govuk-list--bullet">
        {alike.map((one) => (
          <li>
            <a class="govuk-link" href={intelligencePaths.one(one.intelligenceId)}>
              {`${one.agency}, ${formatDateTime(one.sentAt)}`}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sanitised({ product, scheme, today }: EntryPage): VNode {
  if (!product)
    return (
      <>
        <h2 class="govuk-heading-m">Sanitised text</h2>
        <p class="govuk-body">Not written yet.</p>
      </>
    );
  const isLate = product.reviewBy < today;
  return (
    <>
      <h2 class="govuk-heading-m">Sanitised text</h2>
      <SummaryList
        rows={[
          verbatimFact("Text", product.wording),
          verbatimFact("Handling", handlingName(scheme, product.handling)),
          ...(product.conditions === null ? [] : [verbatimFact("Conditions", product.conditions)]),
          verbatimFact("Grading", gradeWords(scheme, product.grade)),
          verbatimFact("Known since", formatDate(product.seenOn)),
          verbatimFact("Review by", `${formatDate(product.reviewBy)}${isLate ? ": overdue" : ""}`),
          verbatimFact("Written by", `${product.by}, ${formatDateTime(product.at)}`),
        ]}
      />
    </>
  );
}

const wayWords = { file: "By file", api: "By the API", mail: "By mail without names" } as const;

function Handed({ handover, scheme }: EntryPage): VNode | null {
  if (!handover) return null;
  const { reference, receivedOn, outcome, note } = handover;
  return (
    <>
      <h2 class="govuk-heading-m">Handed over</h2>
      <SummaryList
        rows={[
          verbatimFact(
            "How",
            `${wayWords[handover.way]}, ${handover.by}, ${formatDateTime(handover.at)}`,
          ),
          verbatimFact("Reference in the force’s system", reference ?? "None yet"),
          ...(receivedOn === null ? [] : [verbatimFact("Received", formatDate(receivedOn))]),
          verbatimFact(
            "What came of it",
            outcome === null ? "Nothing yet" : outcomeName(scheme, outcome),
          ),
          ...(note === null ? [] : [verbatimFact("Note", note)]),
        ]}
      />
    </>
  );
}

function Subjects({ about }: EntryPage): VNode | null {
  if (about.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Subjects</h2>
      <ul class="govuk-list govuk-list--bullet">
        {about.map(({ thingId, label }) => (
          <li>
            <a class="govuk-link" href={thingPaths.thing(thingId)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
