import type { ComponentChildren, VNode } from "preact";
import { ageOn, formatDate, formatTime } from "../../../kernel/dates.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { emergencyBasis } from "../../../platform/access/may-on.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { PhoneLink, WhyVisible } from "../../../ui/layout/index.ts";
import { IdentityBar, type IdentityBarProps, SubNavigation } from "../../../ui/moj/index.ts";
import {
  ageRangeText,
  basisWords,
  explainAccess,
  fullName,
  type CircleMember,
  type Person,
  type PersonName,
} from "../../subjects/index.ts";
import type { Dispute } from "../disputes/dispute-reads.ts";
import type { BeforeContact } from "../before-contact.ts";
import type { FamilyInBrief } from "../family-slots.ts";
import type { Flag } from "../flag-reads.ts";
import type { Schemes } from "../schemes.ts";
import type { Standing } from "../standing-reads.ts";
import type { OpenEpisode } from "../open-episode.ts";
import { MissingNow } from "./missing-now.tsx";
import { doorPaths } from "../../visits/web/paths.ts";
import { childTabs } from "./child-pages.ts";
import { paths } from "./paths.ts";
import { FlagsCell } from "./flag-cells.tsx";
import { ageText, HarmCell, LevelCell, NextReviewCell } from "./standing-cells.tsx";

/** What every page about a child is made of. */
export type ChildFacts = Schemes & {
  /** Other rooms have pages about the child too. */
  readonly rooms: Rooms;
  readonly actor: StaffActor;
  readonly person: Person;
  readonly otherNames: readonly PersonName[];
  readonly standing: Standing;
  /** Standing and ended. */
  readonly flags: readonly Flag[];
  readonly circle: readonly CircleMember[];
  /** What somebody says is wrong here, shown wherever the thing itself is. */
  readonly disputes: readonly Dispute[];
  /** Who has parental responsibility, and who must not be told. */
  readonly family: FamilyInBrief;
  /** How to reach the child safely, and who interprets. */
  readonly known: readonly BeforeContact[];
  /** While the child is missing. */
  readonly missing: OpenEpisode | undefined;
  readonly now: Date;
  readonly today: string;
};

/** The pages of a record, in the order of their tabs. A form belongs to the tab it is reached from. */
export type ChildTab =
  | "overview"
  | "identity"
  | "chronology"
  | "worry"
  | "pathway"
  | "plan"
  | "missing"
  | "recovery"
  | "education"
  | "profile"
  | "family"
  | "forums"
  | "papers"
  | "whereabouts"
  | "circle"
  | "access";

type ChildPage = {
  readonly facts: ChildFacts;
  readonly tab: ChildTab;
  /** Names the page beside the child; the overview has none. */
  readonly heading?: string;
  /** What is wrong with the form, said before anything else. */
  readonly summary?: VNode | undefined;
  /** Filled in outside, where others may see the screen: whose record it is, and nothing else of it. */
  readonly isAtTheDoor?: boolean;
  readonly children: ComponentChildren;
};

/** A page about a child: the identity bar stands at the same place on each, with the way back. */
export function childPage(page: ChildPage): View {
  const { facts, tab, heading, summary, isAtTheDoor = false, children } = page;
  const name = fullName(facts.person);
  return {
    title: heading === undefined ? name : `${heading}: ${name}`,
    hasErrors: summary !== undefined,
    ...wayBack(facts, isAtTheDoor),
    body: (
      <>
        {summary}
        <EmergencyBanner {...facts} />
        <Identity facts={facts} isAtTheDoor={isAtTheDoor} isTitle={heading === undefined} />
        {!isAtTheDoor && <Tabs facts={facts} tab={tab} />}
        {heading !== undefined && <h1 class="govuk-heading-l">{heading}</h1>}
        {children}
        <WhyVisible reasons={explainAccess(facts.actor, facts.person, facts.circle)} />
      </>
    ),
  };
}

function wayBack({ actor, person }: ChildFacts, isAtTheDoor: boolean) {
  if (isAtTheDoor)
    return { backLink: { text: "At the door", href: doorPaths.door(person.personId) } };
  const tracker = actor.isWide ? "Tracker" : "Children you work with";
  return { breadcrumbs: [{ text: tracker, href: paths.tracker() }, { text: fullName(person) }] };
}

type IdentityProps = {
  readonly facts: ChildFacts;
  readonly isTitle: boolean;
  readonly isAtTheDoor: boolean;
};

function Identity({ facts, isTitle, isAtTheDoor }: IdentityProps): VNode {
  const { person, otherNames, today } = facts;
  return (
    <IdentityBar
      name={fullName(person)}
      headingLevel={isTitle ? 1 : 2}
      lines={[
        person.bornOn === null
          ? undatedText(person, today)
          : `${ageText(person.bornOn, today)} · born ${formatDate(person.bornOn)}`,
        <span class="app-nowrap">{person.reference}</span>,
        otherNames.length > 0 && `also recorded as ${otherNames.map(fullName).join(", ")}`,
      ]}
      facts={isAtTheDoor ? [] : identityFacts(facts, isTitle)}
      warning={isAtTheDoor ? undefined : doNotTellWords(facts.family)}
      links={[{ text: "Why can I see this?", href: "#why-visible" }]}
    />
  );
}

function responsibleWords({ family, person, today }: ChildFacts): string {
  const isAdult = person.bornOn !== null && (ageOn(person.bornOn, today) ?? 0) >= 18;
  return isAdult ? "Nobody: 18 or over" : family.responsible.join(", ") || "Nobody recorded";
}

const doNotTellWords = ({ doNotTell }: FamilyInBrief): string | undefined =>
  doNotTell.length === 0 ? undefined : `Do not tell: ${doNotTell.join(", ")}`;

const undatedText = ({ ageSaid }: Person, today: string): string =>
  ageSaid === null
    ? "date of birth not known"
    : `${ageRangeText(ageSaid, today)} · date of birth not known`;

/**
 * How worried anybody is, and who to ring. On a phone the other pages begin sooner without what the
 * overview says as well; a closed record, and one under other law, is said on each.
 */
function identityFacts(facts: ChildFacts, isOverview: boolean): IdentityBarProps["facts"] {
  const { person, standing, scheme, harmScheme, circle } = facts;
  const lead = circle.find((member) => member.basis === "allocation");
  return [
    facts.missing && {
      label: "Missing now",
      value: <MissingNow episode={facts.missing} now={facts.now} />,
    },
    { label: "Harm status", value: <HarmCell row={standing} scheme={harmScheme} /> },
    { label: "Level", value: <LevelCell row={standing} scheme={scheme} /> },
    { label: "Flags", value: <FlagsCell {...facts} /> },
    {
      label: "Next review",
      value: <NextReviewCell row={standing} {...facts} />,
      isAside: !isOverview,
    },
    {
      label: "Lead practitioner",
      value: lead ? (
        <>
          {lead.name} {lead.phone !== null && <PhoneLink phone={lead.phone} />}
        </>
      ) : (
        "Nobody recorded yet"
      ),
    },
    {
      label: "Parental responsibility",
      value: responsibleWords(facts),
      isAside: !isOverview,
    },
    {
      label: "Record",
      value: `${openText(standing)}, held by ${person.owningTeam}, ${person.owningAgency}${regimeText(person.isLawEnforcement)}`,
      isAside: !isOverview && standing.isOpen && !person.isLawEnforcement,
    },
  ];
}

function Tabs({ facts, tab }: { facts: ChildFacts; tab: ChildTab }): VNode {
  const { personId } = facts.person;
  return (
    <SubNavigation
      label="Pages about this child"
      more="More about this child"
      items={childTabs.allIn(facts.rooms).map(({ key, text, href }) => ({
        text,
        href: href(personId),
        current: tab === key,
      }))}
    />
  );
}

const openText = ({ isOpen, closedOn }: Standing): string =>
  isOpen ? "Open" : closedOn === null ? "Closed" : `Closed on ${formatDate(closedOn)}`;

/** Said of what a competent authority keeps for law enforcement, as the row was marked when it was written. */
export const regimeText = (isLawEnforcement: boolean): string =>
  isLawEnforcement ? ": law enforcement (DPA 2018, Part 3)" : "";

/** While an emergency opening lasts it is said on every page of the record, before anything else. */
export function EmergencyBanner({ actor, circle }: ChildFacts): VNode | null {
  const until = circle
    .filter((place) => place.staffId === actor.id && place.basis === emergencyBasis)
    .map((place) => place.until)
    .find((end) => end !== null);
  if (!until) return null;
  return (
    <InsetText>
      <strong>{`You opened this in an emergency until ${formatTime(until)}; this is reviewed.`}</strong>
    </InsetText>
  );
}

/** Why somebody stands in the circle, in words; a system with the person who answers for it. */
export function basisText({ basis, answeredForBy }: CircleMember): string {
  if (answeredForBy !== null) return `Agency’s system: ${answeredForBy} answers for it`;
  return basisWords(basis);
}
