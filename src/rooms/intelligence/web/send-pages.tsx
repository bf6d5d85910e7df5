import { staffFormPage, staffPage } from "../../work/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../ui/govuk/index.ts";
import { FacetTabs, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { paths as concernPaths } from "../../intake/concerns/web/paths.ts";
import type { Entry, Original } from "../entry-reads.ts";
import { senderStates } from "../entry-states.ts";
import { decideForm, sendForm } from "../send-form.ts";
import type { Manager } from "../send-entry.ts";
import type { sentList } from "../sent-list.ts";
import { intelligencePaths } from "./paths.ts";

export const sendTitle = "Send information to police";
const sentTitle = "What you sent to police";
const sentCrumb = { text: sentTitle, href: intelligencePaths.sent };

const Before = (): VNode => (
  <>
    <InsetText>
      <p class="govuk-body">
        This is neither a referral nor a crime report. Nobody is protected by it today.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          Worried about a child?{" "}
          <a class="govuk-link" href={concernPaths.question}>
            Raise a concern
          </a>
        </li>
        <li>
          A crime, or someone is in danger? Ring{" "}
          <a class="govuk-link" href="tel:999">
            999
          </a>
          . Not urgent? Ring{" "}
          <a class="govuk-link" href="tel:101">
            101
          </a>
        </li>
      </ul>
    </InsetText>
    <p class="govuk-body app-form">
      Say what you saw or heard about adults, places, vehicles or accounts. It takes three minutes.
      Police write a text without sources from it. You hear what came of it in general words.
    </p>
  </>
);

export const sendPage = (managers: readonly Manager[], state: FormState<typeof sendForm>): View =>
  staffFormPage({
    heading: sendTitle,
    crumbs: [sentCrumb],
    intro: <Before />,
    form: sendForm,
    state,
    drawing: { managers },
    action: intelligencePaths.send,
    button: "Send to police",
  });

export function sentPage(shown: ShownBy<typeof sentList>, isManager: boolean): View {
  return staffPage({
    heading: sentTitle,
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          <a class="govuk-link" href={intelligencePaths.send}>
            {sendTitle}
          </a>
        </p>
        {isManager && <FacetTabs label={sentTitle} facets={shown.facets.modes} />}
        <ListTables
          shown={shown}
          cells={{
            sent: ({ intelligenceId, sentAt }) => (
              <a
                class="govuk-link"
                href={
                  shown.asked.show === "decide"
                    ? intelligencePaths.decide(intelligenceId)
                    : intelligencePaths.own(intelligenceId)
                }
              >
                {formatDateTime(sentAt)}
              </a>
            ),
            begins: ({ begins }) =>
              begins === null ? "Sealed to police" : <span class="app-verbatim">{begins}</span>,
            state: ({ state }) => senderStates[state],
            heard: ({ heard }) => heard ?? "Nothing yet",
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

export const originalFacts = (original: Original) => [
  verbatimFact("What was seen or heard", original.what),
  ...(original.who === null ? [] : [verbatimFact("Who was there", original.who)]),
  ...(original.whereSaid === null ? [] : [verbatimFact("Where", original.whereSaid)]),
  verbatimFact("When", original.whenSaid),
  verbatimFact("How it is known", original.how),
];

export const toldWords = {
  "not-child": "No child said it",
  told: "A child said it, and was told that it may go to police",
  unsafe: "A child said it, and telling them would be unsafe",
} as const;

export const decisionFacts = ({ told, toldNote, decider, decision }: Entry) => [
  verbatimFact("Child told?", toldWords[told]),
  ...(toldNote === null ? [] : [verbatimFact("Why telling is unsafe", toldNote)]),
  ...(decider === null ? [] : [verbatimFact("Who decides", decider)]),
  ...(decision === null
    ? []
    : [
        verbatimFact(
          decision.outcome === "pass-on" ? "Passed on" : "Not passed on",
          `${decision.reason}\n${decision.by}, ${formatDate(londonDate(new Date(decision.at)))}`,
        ),
      ]),
];

/** One's own: what was written until it is handed over, and what came of it. */
export function ownPage(entry: Entry): View {
  return staffPage({
    heading: `Sent on ${formatDate(londonDate(entry.sentAt))}`,
    crumbs: [sentCrumb],
    children: (
      <SummaryList
        rows={[
          verbatimFact("Where it stands", senderStates[entry.state]),
          verbatimFact("What came of it", entry.heard ?? "Nothing yet"),
          ...(entry.original === null
            ? [
                verbatimFact(
                  "What you wrote",
                  "Sealed: only the police’s officers read it since it was handed over",
                ),
              ]
            : originalFacts(entry.original)),
          ...decisionFacts(entry),
        ]}
      />
    ),
  });
}

export const decidePage = (entry: Entry, state: FormState<typeof decideForm>): View =>
  staffFormPage({
    heading: "May this go to police without the child being told?",
    crumbs: [sentCrumb],
    intro: (
      <SummaryList
        rows={[
          ...(entry.original === null ? [] : originalFacts(entry.original)),
          ...decisionFacts(entry),
        ]}
      />
    ),
    form: decideForm,
    state,
    drawing: {},
    action: intelligencePaths.decide(entry.intelligenceId),
    button: "Record the decision",
  });
