import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import { Details, InsetText, SummaryCard } from "../../../ui/govuk/index.ts";
import { Reasons, RingFirst } from "../../../ui/layout/index.ts";
import { fullName, type Candidate, type WhomToRing } from "../../subjects/index.ts";
import { OwnPairs, type OwnPair } from "../../record-matching/index.ts";
import { isDecidedUnlinked } from "../episode-reads.ts";
import type { EpisodeFacts } from "./episode-facts.ts";
import { paths } from "./paths.ts";

type Candidates = {
  readonly facts: EpisodeFacts;
  readonly candidates: readonly Candidate[];
  readonly ring: WhomToRing | undefined;
  readonly pairs: readonly OwnPair[];
};

/** Records that may be of this child, each with what speaks for and against it. No number is shown. */
export function LikelyRecords({ facts, candidates, ring, pairs }: Candidates): VNode {
  const { personId: linked } = facts.episode;
  const isRest = ({ personId }: Candidate): boolean => linked !== null && personId !== linked;
  const isApart = (one: Candidate): boolean => one.personId !== linked && isJudgedApart(facts, one);
  const apart = candidates.filter(isApart);
  const open = candidates.filter((one) => !isApart(one));
  const likely = open.filter((one) => !one.likeness.isFamilyNameOnly && !isRest(one));
  const rest = open.filter((one) => !one.likeness.isFamilyNameOnly && isRest(one));
  const family = open.filter((one) => one.likeness.isFamilyNameOnly && !likely.includes(one));
  // Brothers and sisters, or nobody of this child's: whether two of them are one is asked elsewhere.
  const alike = pairs.filter((two) => [two.one, two.other].some((one) => !family.includes(one)));
  return (
    <section id="records">
      <h2 class="govuk-heading-m">Records that may be of this child</h2>
      {isDecidedUnlinked(facts.episode) && (
        <p class="govuk-body">
          This concern was decided without a record. If there is one now, link it: the people who
          work with the child can then read it. As it is decided, the link stays.
        </p>
      )}
      <p class="govuk-body">
        Nothing is linked automatically. Read what speaks for and against each, then say who it is.
      </p>
      {ring && <RingFirst ring={ring} before="you decide who this is about" />}
      {likely.length === 0 && <p class="govuk-body">No similar record that you can see.</p>}
      {likely.map((candidate) => (
        <OneRecord facts={facts} candidate={candidate} />
      ))}
      {alike.length > 0 && (
        <InsetText>
          <OwnPairs pairs={alike} />
        </InsetText>
      )}
      {rest.length > 0 && (
        <Details summaryText={`Other records that look alike (${rest.length})`}>
          {rest.map((candidate) => (
            <OneRecord facts={facts} candidate={candidate} />
          ))}
        </Details>
      )}
      {apart.length > 0 && (
        <Details summaryText={`Marked as a different child (${apart.length})`}>
          {apart.map((candidate) => (
            <OneRecord facts={facts} candidate={candidate} />
          ))}
        </Details>
      )}
      {family.length > 0 && (
        <Details summaryText={`Same family name only (${family.length})`}>
          <p class="govuk-body">
            These may be brothers or sisters, or nobody of this child’s. A family name alone is not
            enough.
          </p>
          {family.map((candidate) => (
            <OneRecord facts={facts} candidate={candidate} />
          ))}
        </Details>
      )}
    </section>
  );
}

/** What somebody said of this concern and this record holds: it is offered no more, and can be read again. */
const isJudgedApart = ({ matches }: EpisodeFacts, { personId }: Candidate): boolean =>
  matches.find((match) => match.personId === personId)?.verdict === "different";

function OneRecord({ facts, candidate }: { facts: EpisodeFacts; candidate: Candidate }): VNode {
  const { person, personId, reference } = candidate;
  const { episode } = facts;
  const judged = facts.matches.find((match) => match.personId === personId);
  const isDecided = episode.decidedAt !== null;
  return (
    <SummaryCard
      title={{ text: `${fullName(person)}, ${reference}`, headingLevel: 3 }}
      {...(isDecided
        ? {}
        : {
            actions: {
              items: [
                {
                  href: paths.match(episode.concernId, personId),
                  text: "Say whether this is the child",
                },
              ],
            },
          })}
    >
      <p class="govuk-body">
        {person.bornOn === null ? "Date of birth not known" : `Born ${formatDate(person.bornOn)}`}
        {" · "}
        <a class="govuk-link" href={paths.child(personId)}>
          Open the record
        </a>
      </p>
      {judged && <p class="govuk-body">{judgedText(judged.verdict, personId, episode.personId)}</p>}
      <Reasons likeness={candidate.likeness} where="in the concern" />
      {!isDecided && (
        <p class="govuk-body-s">
          <a class="govuk-link" href={paths.how(episode.concernId, personId)}>
            How this was worked out
            <span class="govuk-visually-hidden">{` for ${reference}`}</span>
          </a>
        </p>
      )}
    </SummaryCard>
  );
}

function judgedText(verdict: string, personId: string, linked: string | null): VNode {
  if (personId === linked) return <strong>This is the child, it was decided.</strong>;
  return verdict === "different" ? (
    <strong>A different child, it was decided.</strong>
  ) : (
    <strong>Linked before, and no longer.</strong>
  );
}
