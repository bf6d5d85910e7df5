import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { SummaryCard, SummaryList } from "../../../ui/govuk/index.ts";
import { PhoneLink, fact } from "../../../ui/layout/index.ts";
import {
  calledOf,
  parts,
  safeties,
  type Around,
  type AroundView,
  type Contact,
} from "../family.ts";
import type { Family } from "../read-family.ts";
import { isUnlinkedSibling } from "../siblings/sibling-reads.ts";
import { nameIn, type FamilyScheme } from "../family-scheme.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

export type PersonPart = {
  readonly one: Around;
  readonly family: Family;
  readonly scheme: FamilyScheme;
  readonly personId: string;
  readonly mayChange: boolean;
  /** They must not be told today. */
  readonly isUntold: boolean;
};

type Sourced = Pick<Around, "source" | "sourceName" | "notedOn" | "recordedBy" | "recordedAt">;

/** Where it comes from, when, and who recorded it. */
export function sourceWords(said: Sourced, { sources }: FamilyScheme): string {
  const name = nameIn(sources, said.source);
  const who = said.sourceName === null ? name : `${name} (${said.sourceName})`;
  return `${who}, ${formatDate(said.notedOn)}. Recorded by ${said.recordedBy}, ${formatDate(londonDate(said.recordedAt))}`;
}

export const partOf = (aroundId: string): string => `around-${aroundId}`;

/** One person around the child: what is known of them, whether contact is safe, and both views beside each other. */
export function PersonCard(part: PersonPart): VNode {
  const { one, scheme, isUntold } = part;
  const relation = nameIn(scheme.relationships, one.relationship);
  return (
    <SummaryCard
      attributes={{ id: partOf(one.aroundId) }}
      title={{ text: `${calledOf(one)}, ${relation.toLowerCase()}`, headingLevel: 3 }}
    >
      {isUntold && (
        <p class="govuk-body">
          <strong class="govuk-tag govuk-tag--red">Must not be told</strong>
        </p>
      )}
      <SummaryList rows={rowsOf(part)} />
      <Links {...part} />
    </SummaryCard>
  );
}

function rowsOf({ one, family, scheme }: PersonPart) {
  const contact = family.contacts.find(({ aroundId }) => aroundId === one.aroundId);
  const views = family.views.filter(({ aroundId }) => aroundId === one.aroundId);
  return [
    fact("Takes part", parts[one.part]),
    fact("Contact with the child", <ContactWords contact={contact} scheme={scheme} />),
    fact("Telephone", one.phone === null ? "Not recorded" : <PhoneLink phone={one.phone} />),
    ...(one.email === null ? [] : [fact("Email", one.email)]),
    ...(one.language === null ? [] : [fact("Language", one.language)]),
    fact(
      "Their view",
      <Views views={views.filter(({ side }) => side === "theirs")} scheme={scheme} />,
    ),
    fact(
      "Workers’ view",
      <Views views={views.filter(({ side }) => side === "worker")} scheme={scheme} />,
    ),
    fact("Source", sourceWords(one, scheme)),
  ];
}

function ContactWords({
  contact,
  scheme,
}: {
  readonly contact: Contact | undefined;
  readonly scheme: FamilyScheme;
}): VNode {
  if (!contact) return <>Nobody has recorded whether it is safe</>;
  return (
    <>
      <strong>{safeties[contact.safety]}</strong>
      {`. ${contact.why}`}
      <span class="app-line app-secondary">
        {`Since ${formatDate(contact.fromOn)}. ${sourceWords(contact, scheme)}`}
      </span>
    </>
  );
}

type ViewsProps = { readonly views: readonly AroundView[]; readonly scheme: FamilyScheme };

function Views({ views, scheme }: ViewsProps): VNode {
  if (views.length === 0) return <>Not recorded</>;
  return (
    <>
      {views.map((view) => (
        <p class="govuk-body">
          <span class="app-verbatim">{view.wording}</span>
          <span class="app-line app-secondary">{sourceWords(view, scheme)}</span>
        </p>
      ))}
    </>
  );
}

function Links({
  one,
  personId,
  mayChange,
  isUntold,
  family: { siblings },
}: PersonPart): VNode | null {
  if (!mayChange) return null;
  const links = [
    ["change", "Change"],
    ["contact", "Record whether contact is safe"],
    ["view", "Add a view"],
    ...(isUntold ? [] : [["do-not-tell", "Mark: must not be told"] as const]),
    ...(isUnlinkedSibling(one, siblings)
      ? [["record", "Link with their own record"] as const]
      : []),
  ] as const;
  return (
    <ul class="govuk-list app-screen-only">
      {links.map(([does, text]) => (
        <li>
          <a class="govuk-link" href={paths.person(personId, one.aroundId, does)}>
            {text}
            <span class="govuk-visually-hidden">{`: ${calledOf(one)}`}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
