import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { FormErrorSummary } from "../../../ui/forms/index.ts";
import { ErrorSummary, SummaryList, WarningText } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { childPage } from "../../child-record/index.ts";
import { kindName } from "../kinds.ts";
import type { LeavingPaper } from "../paper-reads.ts";
import { channels } from "../recipient.ts";
import { CheckedPart } from "./checked-part.tsx";
import { Paper } from "./paper.tsx";
import { Steps } from "./paper-steps-part.tsx";
import { hasLeft, type PaperPage, type Problem } from "./paper-view.ts";
import { stateWords } from "./paper-words.ts";

const inside = "Not released. Do not print it or hand it over.";
const notLeft: Partial<Record<LeavingPaper["state"], string>> = {
  prepared: inside,
  waiting: inside,
  "sent-back": "Sent back. It is not handed over.",
  withdrawn: "Withdrawn. It is not handed over.",
};

const problems: Readonly<Record<Problem, readonly [string, string]>> = {
  own: [
    "Nothing was released",
    "A second person releases a paper: nobody their own, and nobody one that is for themselves.",
  ],
  unnamed: [
    "Ask one of those who may know where this child is",
    "Where this child can be found is protected. Papers about the child are released and printed by the people who are named for it: ring the person named on Home, school and contacts.",
  ],
  stopped: ["This paper has not left", "Something prevents this. It is described below."],
  stale: [
    "A colleague changed this paper",
    "Your step was not taken. What you see is the current state.",
  ],
};

/** One paper: who it is for, how far it is, what was found in it, and its words. */
export function paperPage(page: PaperPage): View {
  const { facts, errors, problem } = page;
  const { paper } = facts;
  return childPage({
    facts,
    tab: "papers",
    heading: `${kindName(paper.kind)} ${paper.reference}`,
    summary: summaryOf(errors, problem),
    children: (
      <>
        <SummaryList rows={rowsOf(paper)} />
        <CheckedPart {...page} />
        {hasLeft(paper) && <Steps {...page} />}
        <h2 class="govuk-heading-m">{`What it says: ${paper.document.title}`}</h2>
        {!hasLeft(paper) && <WarningText text={notLeft[paper.state] ?? ""} />}
        <Paper paper={paper.document} />
        {!hasLeft(paper) && <Steps {...page} />}
      </>
    ),
  });
}

function summaryOf(errors: readonly FieldError[], problem: Problem | undefined): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} ids={{ on: "on-day" }} />;
  if (problem === undefined) return undefined;
  const [titleText, descriptionText] = problems[problem];
  return <ErrorSummary titleText={titleText} descriptionText={descriptionText} errorList={[]} />;
}

function rowsOf(paper: LeavingPaper) {
  const { recipient } = paper;
  const named =
    recipient.relation === null ? recipient.name : `${recipient.name}, ${recipient.relation}`;
  return [
    fact("For", named),
    fact("What it is for", recipient.purpose),
    fact("How", channelWords(recipient.channel)),
    fact("Posted to", recipient.address),
    fact("Safe to keep at home", homeWords(recipient.mayKeepAtHome)),
    fact("Whose hands it may pass through", recipient.hands),
    fact("Where it is", stateWords[paper.state]),
    fact("Prepared", `${paper.preparedBy}, ${formatDateTime(paper.preparedAt)}`),
    fact("Sent for release", paper.askedAt && formatDateTime(paper.askedAt)),
    fact(settledKey[paper.state] ?? "Settled", settledText(paper)),
    fact("What has to change", paper.settledWords),
    fact("Given", givenText(paper)),
    fact("Understanding confirmed", paper.readBack),
  ];
}

const settledKey: Partial<Record<LeavingPaper["state"], string>> = {
  released: "Released by the second person",
  given: "Released by the second person",
  "sent-back": "Sent back",
  withdrawn: "Withdrawn",
};

const settledText = ({ settledBy, settledAt }: LeavingPaper): string | null =>
  settledBy === null || settledAt === null ? null : `${settledBy}, ${formatDateTime(settledAt)}`;

const givenText = ({ givenOn, givenBy, givenHow }: LeavingPaper): string | null =>
  givenOn === null ? null : `${formatDate(givenOn)}, ${givenBy ?? ""}: ${givenHow ?? ""}`;

const homeWords = (mayKeepAtHome: boolean | null): string | null =>
  mayKeepAtHome === null ? null : mayKeepAtHome ? "Yes" : "No: read together and not left";

const channelWords = (channel: string): string =>
  Object.hasOwn(channels, channel) ? channels[channel as keyof typeof channels] : channel;
