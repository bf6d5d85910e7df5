import type { ComponentChildren, VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  basisWords,
  byController,
  conflictRelations,
  explainAccess,
  mayDo,
  wordsInstead,
  type Conflict,
  type Enquiry,
  type Information,
  type Opening,
  type Restriction,
} from "../../subjects/index.ts";
import { childPage, type ChildFacts, InformationTable } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { Enquiries, Openings, Section } from "./access-lists.tsx";
import { accessPaths } from "./paths.ts";
import { wordOf, type Words } from "./words.ts";

export type AccessFacts = {
  readonly restriction: Restriction | undefined;
  readonly conflicts: readonly Conflict[];
  readonly openings: readonly Opening[];
  readonly enquiries: readonly Enquiry[];
  readonly information: readonly Information[];
  readonly relationships: Words;
  readonly emergencyReasons: Words;
};

type AccessPage = { readonly facts: ChildFacts; readonly access: AccessFacts };

/** Who can see the record, why, and who tried or asked: all of it in one place. */
export function accessPage({ facts, access }: AccessPage): View {
  return childPage({
    facts,
    tab: "access",
    heading: "Access",
    children: (
      <>
        <Section title="Why you can see this">
          <ul class="govuk-list govuk-list--bullet">
            {explainAccess(facts.actor, facts.person, facts.circle).map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </Section>
        <WhoElse facts={facts} restriction={access.restriction} />
        <Conflicts facts={facts} conflicts={access.conflicts} />
        <WhoLooked facts={facts} />
        <Openings openings={access.openings} reasons={access.emergencyReasons} />
        <Enquiries enquiries={access.enquiries} relationships={access.relationships} />
        <Section title="Whose information this is">
          <Body>
            The agency that wrote a row is its controller. Ask that agency before you share its
            information with a person who cannot see this record.
          </Body>
          <InformationTable sums={byController(access.information)} />
        </Section>
      </>
    ),
  });
}

const Body = ({ children }: { children: ComponentChildren }): VNode => (
  <p class="govuk-body">{children}</p>
);

const Link = ({ href, text }: { href: string; text: string }): VNode => (
  <p class="govuk-body app-screen-only">
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </p>
);

function WhoElse({
  facts,
  restriction,
}: {
  facts: ChildFacts;
  restriction: Restriction | undefined;
}): VNode {
  const { person, circle } = facts;
  const id = person.personId;
  const mayRestrict = mayDo(facts.actor, "record.restrict", facts);
  if (!person.isRestricted) {
    return (
      <Section title="Who else can see it">
        <Body>
          {`The record is not restricted. ${person.owningTeam} holds it; posts with access to its team, its agency or the whole partnership can open it, and so can the people in the child’s professional network.`}
        </Body>
        <Link href={paths.circle(id)} text="Who is in the professional network" />
        {mayRestrict && <Link href={accessPaths.restrict(id)} text="Restrict this record" />}
      </Section>
    );
  }
  return (
    <Section title="Restricted to named people">
      <Restricted restriction={restriction} />
      <ul class="govuk-list govuk-list--bullet">
        {circle
          .filter(({ isHidden }) => !isHidden)
          .map((place) => (
            <li>{`${place.name}: ${basisWords(place.basis).toLowerCase()}`}</li>
          ))}
        {wordsInstead(circle).map((words) => (
          <li>{words}</li>
        ))}
      </ul>
      {mayRestrict && (
        <Link
          href={accessPaths.lift(id)}
          text={
            restriction?.liftAskedBy ? "Read and answer the asking to lift it" : "Ask to lift it"
          }
        />
      )}
    </Section>
  );
}

/** For those who manage who is around the child: a colleague’s openings are nobody else’s to read. */
function WhoLooked({ facts }: { facts: ChildFacts }): VNode | null {
  if (!mayDo(facts.actor, "circle.manage", facts)) return null;
  return (
    <Section title="Who has viewed">
      <Body>Every opening of this record is kept, with who and when.</Body>
      <Link href={accessPaths.looked(facts.person.personId)} text="Who has viewed this record" />
    </Section>
  );
}

function Restricted({ restriction }: { restriction: Restriction | undefined }): VNode {
  const reason = restriction?.reason ?? "The reason was not recorded.";
  const by = restriction?.at && `${restriction.by ?? "Someone"}, ${formatDateTime(restriction.at)}`;
  return (
    <>
      <Body>Nobody else can open this record, and it is in nobody else’s lists or counts.</Body>
      <p class="govuk-body app-verbatim">{reason}</p>
      {by && <p class="govuk-body-s app-secondary">{by}</p>}
      {restriction?.liftAskedBy && (
        <Body>
          {`${restriction.liftAskedBy} asked to lift it: ${restriction.liftReason ?? ""} Another named person decides.`}
        </Body>
      )}
    </>
  );
}

function Conflicts({
  facts,
  conflicts,
}: {
  facts: ChildFacts;
  conflicts: readonly Conflict[];
}): VNode {
  const id = facts.person.personId;
  const mayManage = mayDo(facts.actor, "conflict.manage", facts);
  return (
    <Section title="Conflicts of interest">
      <Body>
        The access of a colleague who knows the child or the family is blocked, also in an
        emergency. Do not talk to them about this record.
      </Body>
      {conflicts.length === 0 ? (
        <Body>Nobody has declared one.</Body>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {conflicts.map((one) => (
            <li>
              {conflictLine(one, mayManage)}
              {mayManage && one.endedAt === null && (
                <>
                  {" "}
                  <a class="govuk-link" href={accessPaths.endConflict(id, one.conflictId)}>
                    End<span class="govuk-visually-hidden">{` the conflict of ${one.name}`}</span>
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Link href={accessPaths.ownConflict(id)} text="I know this child or family" />
      {mayManage && <Link href={accessPaths.found(id)} text="Who may know this child" />}
      {mayManage && <Link href={accessPaths.conflicts(id)} text="Block a colleague’s access" />}
    </Section>
  );
}

/** What somebody has told of their own life is for those who manage conflicts alone. */
function conflictLine(one: Conflict, mayManage: boolean): string {
  const declared = `declared by ${one.declaredBy === one.name ? "themselves" : one.declaredBy}, ${formatDateTime(one.declaredAt)}`;
  const ended =
    one.endedAt === null ? "" : `; ended by ${one.endedBy ?? ""}, ${formatDateTime(one.endedAt)}`;
  const told = mayManage
    ? `. ${wordOf(conflictRelations, one.relation)}: ${one.reason}${one.endReason === null ? "" : ` Ended: ${one.endReason}`}`
    : "";
  return `${one.name}, ${declared}${ended}${told}`;
}
