import type { VNode } from "preact";
import type { View } from "../../../../platform/http/outcome.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import type { FindAnswer } from "../../../subjects/index.ts";
import { TwoThirds } from "./emergency-pages.tsx";
import { notForEnforcement } from "../../flag-words.ts";
import { accessPaths } from "./paths.ts";

export type Mash = { readonly name: string; readonly phone: string; readonly hours: string };

type Matched = Extract<FindAnswer, { kind: "known" | "restricted" }>;

const titles: Readonly<Record<FindAnswer["kind"], string>> = {
  known: "The child is known",
  restricted: "A record may match",
  several: "More than one record matches",
  "not-known": "Not known by this name and date of birth",
};

/** Whom to ring, and nothing of the record: no name, no level, no address that would open anything. */
export function findAnswerPage(answer: FindAnswer, mash: Mash): View {
  const title = titles[answer.kind];
  return {
    title,
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-l">{title}</h1>
        {answer.kind === "known" || answer.kind === "restricted" ? (
          <Match answer={answer} mash={mash} />
        ) : (
          <Elsewhere kind={answer.kind} mash={mash} />
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

function Match({ answer, mash }: { answer: Matched; mash: Mash }): VNode {
  const { ring, team, flag, emergencyId } = answer;
  return (
    <>
      <InsetText>
        {ring ? (
          <p class="govuk-body">
            {`Ring ${ring.name}${ring.isLead ? ", who leads for the child" : ", who manages the team that holds the record"}${ring.phone ? ": " : "."}`}
            {ring.phone && <PhoneLink phone={ring.phone} />}
          </p>
        ) : (
          <RingMash mash={mash} />
        )}
        {team !== null && <p class="govuk-body">{`The record is held by ${team}.`}</p>}
        {flag === true && (
          <p class="govuk-body">
            <strong>A flag stands on the record. Ring before you act.</strong>{" "}
            {`${notForEnforcement}.`}
          </p>
        )}
        {flag === false && <p class="govuk-body">No flag stands on the record.</p>}
      </InsetText>
      <p class="govuk-body">
        They have a notice that you asked. They decide with you what you need to know.
      </p>
      {emergencyId !== null && (
        <p class="govuk-body">
          If a child may come to harm before you can reach them,{" "}
          <a class="govuk-link" href={accessPaths.emergency(emergencyId)}>
            open the record in an emergency
          </a>
          .
        </p>
      )}
    </>
  );
}

/** The same words whether nobody is known by this name, or somebody whose record is shut to the asker. */
function Elsewhere({ kind, mash }: { kind: "not-known" | "several"; mash: Mash }): VNode {
  return (
    <>
      <p class="govuk-body">
        {kind === "several"
          ? "Somebody has to look which of them it is."
          : "That nobody is known by it does not mean that there is nothing to worry about. Names are spelt in several ways, and not everything can be said here."}
      </p>
      <InsetText>
        <RingMash mash={mash} />
      </InsetText>
    </>
  );
}

function RingMash({ mash }: { mash: Mash }): VNode {
  const number = [mash.phone, mash.hours].filter((text) => text !== "").join(", ");
  return <p class="govuk-body">{`Ring the ${mash.name}${number === "" ? "." : `: ${number}`}`}</p>;
}

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
