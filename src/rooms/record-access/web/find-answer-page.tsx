import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { ContactPhone, PhoneLink, type Contact } from "../../../ui/layout/index.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { AskedFor, FindAnswer, Ring } from "../../subjects/index.ts";
import { type OpenEpisode, MissingNow, notForEnforcement } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { TwoThirds } from "./emergency-pages.tsx";
import { accessPaths } from "./paths.ts";

type Matched = Extract<FindAnswer, { kind: "known" | "restricted" }>;

const titles: Readonly<Record<FindAnswer["kind"], string>> = {
  known: "The child is known",
  restricted: "A record may match",
  several: "More than one record matches",
  "may-match": "There may be a match",
  "may-match-several": "There may be a match",
  "not-known": "Not known by this name and date of birth",
};

/** A record that the asker can open anyway. */
export type OwnRecord = {
  readonly personId: string;
  readonly missing: OpenEpisode | undefined;
  readonly now: Date;
  /** Whether the asker answers for the child: nobody is sent to ring themselves. */
  readonly isAnsweredFor: boolean;
};

export type ReadQuery = {
  /** As it was typed: of a record nothing is repeated. */
  readonly sought: AskedFor;
  /** For whoever may raise a concern: where what they typed is kept for it. */
  readonly raising: { readonly csrfToken: string; readonly draftId: string } | undefined;
  /** Of one record that was found: no name on it is written as it was asked. How it is written is not said. */
  readonly isOtherwise: boolean;
  /** The one record that was found, where it is within the asker's reach. */
  readonly own: OwnRecord | undefined;
};

/**
 * Who to ring, and nothing of the record: no name, no level, no address that would open anything. Whoever
 * can open the record anyway is led to it.
 */
export function findAnswerPage(answer: FindAnswer, mash: Contact, asked: ReadQuery): View {
  const isByReference = answer.kind === "not-known" && "reference" in asked.sought;
  const titled = asked.own && answer.kind === "restricted" ? titles.known : titles[answer.kind];
  const title = isByReference ? "Not known by this reference" : titled;
  return {
    title,
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-l">{title}</h1>
        {answer.kind === "known" || answer.kind === "restricted" ? (
          <Match answer={answer} mash={mash} asked={asked} />
        ) : answer.kind === "may-match" ? (
          <MayMatch ring={answer.ring} mash={mash} asked={asked} />
        ) : (
          <Elsewhere kind={answer.kind} mash={mash} asked={asked} />
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={accessPaths.find()}>
            Ask about another child
          </a>
        </p>
      </TwoThirds>
    ),
  };
}

type MatchProps = {
  readonly answer: Matched;
  readonly mash: Contact;
  readonly asked: ReadQuery;
};

function Match({ answer, mash, asked }: MatchProps): VNode {
  const { sought, isOtherwise, own } = asked;
  const { ring, team, flag, emergencyId } = answer;
  const asker = own?.isAnsweredFor === true ? ring : undefined;
  return (
    <>
      <p class="govuk-body">
        {`You asked about ${soughtText(sought)}.`}
        {isOtherwise &&
          " It is recorded under another spelling, or with the names the other way round: make sure that you both mean the same child."}
      </p>
      <InsetText>
        {own && <Own {...own} />}
        {asker ? <Asker {...asker} /> : <Whom ring={ring} mash={mash} />}
        {team !== null && <p class="govuk-body">{`${team} holds the record.`}</p>}
        {flag === true && (
          <p class="govuk-body">
            <strong>There is a flag on the record. Ring before you act.</strong>{" "}
            {`${notForEnforcement}.`}
          </p>
        )}
        {flag === false && <p class="govuk-body">There is no flag on the record.</p>}
      </InsetText>
      {!asker && (
        <p class="govuk-body">
          {`They have a notice that you asked.${own ? "" : " They decide with you what you need to know."}`}
        </p>
      )}
      {emergencyId !== null && own === undefined && (
        <p class="govuk-body">
          If a child may come to harm before you can contact them,{" "}
          <a class="govuk-link" href={accessPaths.emergency(emergencyId)}>
            open the record in an emergency
          </a>
          .
        </p>
      )}
    </>
  );
}

/** Why a record may be meant and nobody can say that it is. */
const unsure = (sought: AskedFor): string =>
  "ageAbout" in sought ? "fits this age, or says no date of birth" : "has no date of birth";

type MayMatchProps = { readonly ring: Ring | undefined } & Omit<MatchProps, "answer">;

/** A record with this name and no date of birth: whoever knows the child tells whether it is of them. */
function MayMatch({ ring, mash, asked }: MayMatchProps): VNode {
  const { sought, isOtherwise, own, raising } = asked;
  const asker = own?.isAnsweredFor === true ? ring : undefined;
  return (
    <>
      <p class="govuk-body">
        {`You asked about ${soughtText(sought)}. A record with this name, or one that sounds like it, ${unsure(sought)}: it may be of this child, or of another.`}
        {isOtherwise &&
          " It is recorded under another spelling, or with the names the other way round."}
      </p>
      <InsetText>
        {own && <Own {...own} />}
        {asker ? <Asker {...asker} /> : <Whom ring={ring} mash={mash} />}
      </InsetText>
      {!asker && (
        <p class="govuk-body">
          They have a notice that you asked. Say the date of birth: together you find out whether it
          is the same child.
        </p>
      )}
      {raising && <RaiseConcern sought={sought} {...raising} />}
    </>
  );
}

const Asker = ({ isLead }: Ring): VNode => (
  <p class="govuk-body">
    {`You ${isLead ? "lead for the child" : "manage the team that holds the record"}.`}
  </p>
);

/** What whoever reaches the record would read at its head: the way to it, and that the child is missing. */
const Own = ({ personId, missing, now }: OwnRecord): VNode => (
  <>
    <p class="govuk-body">
      You can already see this record:{" "}
      <a class="govuk-link" href={paths.child(personId)}>
        open the record
      </a>
      .
    </p>
    {missing && (
      <p class="govuk-body">
        <strong>The child is missing now</strong>
        <span class="app-line">
          <MissingNow episode={missing} now={now} />
        </span>
      </p>
    )}
  </>
);

type WhomProps = { readonly ring: Ring | undefined; readonly mash: Contact };

const Whom = ({ ring, mash }: WhomProps): VNode =>
  ring ? (
    <p class="govuk-body">
      {`Ring ${ring.name}${ring.isLead ? ", who leads for the child" : ", who manages the team that holds the record"}${ring.phone ? ": " : "."}`}
      {ring.phone && <PhoneLink phone={ring.phone} />}
    </p>
  ) : (
    <RingMash mash={mash} />
  );

const whyElsewhere = {
  several: "A person has to check which one it is.",
  "may-match-several":
    "Records with this name, or one that sounds like it, have no date of birth. One of them may be this child: a person has to check which.",
  "not-known":
    "No match does not mean there is no concern. Names are spelt in different ways, and some records are not shown here.",
} as const;

/** The same words whether nobody is known by this name, or somebody whose record is shut to the asker. */
function Elsewhere({
  kind,
  mash,
  asked: { sought, raising },
}: {
  readonly kind: keyof typeof whyElsewhere;
  readonly mash: Contact;
  readonly asked: ReadQuery;
}): VNode {
  return (
    <>
      <p class="govuk-body">{`You asked about ${soughtText(sought)}. Check that it is right.`}</p>
      <p class="govuk-body">{whyElsewhere[kind]}</p>
      <InsetText>
        <RingMash mash={mash} />
      </InsetText>
      {raising && <RaiseConcern sought={sought} {...raising} />}
    </>
  );
}

type RaiseProps = { readonly sought: AskedFor } & NonNullable<ReadQuery["raising"]>;

/** One about the child begins with the name and the birth that were asked about. */
function RaiseConcern({ sought, csrfToken, draftId }: RaiseProps): VNode {
  return (
    <>
      <p class="govuk-body">
        If something worries you,{" "}
        <a class="govuk-link" href="/concerns/new">
          raise a concern
        </a>
        : the child does not have to be known.
      </p>
      {!("reference" in sought) && (
        <Form action="/drafts/concern" csrfToken={csrfToken}>
          {Object.entries(keptOf(sought, draftId)).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button text="Raise a concern about this child" classes="govuk-button--secondary" />
        </Form>
      )}
    </>
  );
}

/** What is known of the child, as the draft of a concern. */
function keptOf(
  sought: Exclude<AskedFor, { readonly reference: string }>,
  draftId: string,
): Readonly<Record<string, string>> {
  const { givenName, familyName } = sought;
  const bornOn = "bornOn" in sought ? sought.bornOn : "";
  const [year = "", month = "", day = ""] = bornOn.split("-");
  return {
    _subject: draftId,
    _return: `/concerns/new?draft=${draftId}`,
    givenName,
    familyName,
    "bornOn-day": day,
    "bornOn-month": month,
    "bornOn-year": year,
    ...("ageAbout" in sought && { age: String(sought.ageAbout) }),
  };
}

const soughtText = (sought: AskedFor): string =>
  "reference" in sought
    ? `the reference ${sought.reference}`
    : `${sought.givenName} ${sought.familyName}, ${"bornOn" in sought ? `born ${formatDate(sought.bornOn)}` : `about ${sought.ageAbout}`}`;

const RingMash = ({ mash }: { mash: Contact }): VNode => (
  <p class="govuk-body">
    Ring <ContactPhone contact={mash} isEnd />
  </p>
);

export const tooManyAskingsPage: View = {
  title: "No more askings today",
  body: (
    <TwoThirds>
      <h1 class="govuk-heading-l">No more askings today</h1>
      <p class="govuk-body">
        You have asked about as many children today as one person can. Ring the multi-agency
        safeguarding hub (MASH).
      </p>
    </TwoThirds>
  ),
};
