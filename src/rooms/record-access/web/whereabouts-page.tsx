import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { holds } from "../../../platform/access/actor.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import {
  currentFirst,
  whereaboutsKinds,
  type Findable,
  type Protection,
  type Whereabouts,
} from "../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { AddWhereabouts, type TypedWhereabouts } from "./whereabouts-form.tsx";

/** The hub's number as the partnership configured it; empty until it has. */
export type Ringing = { readonly name: string; readonly phone: string };

type WhereaboutsPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly findable: Findable;
  readonly mash: Ringing;
  readonly typed: TypedWhereabouts;
  readonly errors?: readonly FieldError[];
};

export function whereaboutsPage(page: WhereaboutsPage): View {
  const { facts, findable, mash, errors = [] } = page;
  return childPage({
    facts,
    tab: "whereabouts",
    heading: "Home, school and contacts",
    summary:
      errors.length > 0 ? (
        <FormErrorSummary errors={errors} ids={{ from: "from-day" }} />
      ) : undefined,
    children:
      findable.kind === "protected" ? (
        <Ring protection={findable.protection} mash={mash} today={facts.today} />
      ) : (
        <Known {...page} findable={findable} />
      ),
  });
}

/** Says that there is something and who to ring, and nothing that could narrow it down. */
function Ring({
  protection,
  mash,
  today,
}: {
  protection: Protection;
  mash: Ringing;
  today: string;
}): VNode {
  const { name, phone } = protection.by;
  return (
    <>
      <p class="govuk-body">
        Where this child can be found is protected. Ring {name}
        {phone !== null && (
          <>
            {" on "}
            <PhoneLink phone={phone} />
          </>
        )}
        , or the {mash.name}
        {mash.phone !== "" && (
          <>
            {" on "}
            <PhoneLink phone={mash.phone} />
          </>
        )}
        .
      </p>
      <p class="govuk-body">
        If the child is in danger now, ring 999. The police can be told what they need without it
        being written here.
      </p>
      <Overdue protection={protection} today={today} />
    </>
  );
}

/** A protection never falls by itself; a review that is late is said to everybody who comes here. */
export function Overdue({
  protection,
  today,
}: {
  protection: Protection;
  today: string;
}): VNode | null {
  if (protection.reviewBy >= today) return null;
  return (
    <p class="govuk-body">
      <strong>{`Review overdue: it was due by ${formatDate(protection.reviewBy)}.`}</strong> The
      protection applies until two of the named people end it.
    </p>
  );
}

type KnownPage = Omit<WhereaboutsPage, "findable"> & {
  readonly findable: Exclude<Findable, { kind: "protected" }>;
};

function Known(page: KnownPage): VNode {
  const { facts, findable } = page;
  const { current, past } = currentFirst(findable.facts, facts.today);
  const mayEdit = holds(facts.actor, "whereabouts.edit");
  return (
    <>
      {findable.kind === "named" && <Standing {...page} protection={findable.protection} />}
      <Facts {...page} caption="Now" facts={current} child={facts} mayEnd={mayEdit} />
      {past.length > 0 && (
        <Facts {...page} caption="Before" facts={past} child={facts} mayEnd={false} />
      )}
      {findable.kind === "open" && <MayProtect facts={facts} />}
      {mayEdit && <AddWhereabouts {...page} isProtected={findable.kind === "named"} />}
    </>
  );
}

function Standing({ facts, protection }: KnownPage & { protection: Protection }): VNode {
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>Protected: only the named people see this page as you do.</strong> Keep it out of
        notes, letters and messages, with everything that gives it away.
      </p>
      <p class="govuk-body">
        {`Protected by ${protection.by.name} on ${formatDate(londonDate(protection.since))}. Review by ${formatDate(protection.reviewBy)}.`}
      </p>
      <Overdue protection={protection} today={facts.today} />
      {holds(facts.actor, "whereabouts.edit") && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.protection(facts.person.personId)}>
            Who is named, review and ending
          </a>
          {" · "}
          <a class="govuk-link" href={paths.held(facts.person.personId)}>
            Texts that give a protected address
          </a>
        </p>
      )}
    </InsetText>
  );
}

function MayProtect({ facts }: { facts: ChildFacts }): VNode | null {
  if (!holds(facts.actor, "whereabouts.protect")) return null;
  return (
    <>
      <h2 class="govuk-heading-m">If a person must not find this child</h2>
      <p class="govuk-body">
        Limit the child’s address and contacts to people you name. Nobody else can see them.
      </p>
      <Button
        text="Protect where this child can be found"
        href={paths.protect(facts.person.personId)}
        classes="govuk-button--secondary"
      />
    </>
  );
}

type FactsTable = {
  readonly caption: string;
  readonly facts: readonly Whereabouts[];
  readonly child: ChildFacts;
  readonly csrfToken: string;
  readonly mayEnd: boolean;
};

function Facts({ caption, facts, child, csrfToken, mayEnd }: FactsTable): VNode {
  if (facts.length === 0) {
    return (
      <p class="govuk-body">
        Not known: nobody has recorded where this child can be found. Ask the family, the school and
        the practice, and record who said so.
      </p>
    );
  }
  return (
    <SortableTable
      caption={caption}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "kind", text: "What" },
        { key: "wording", text: "Where or who" },
        { key: "dates", text: "Dates" },
        { key: "source", text: "Source" },
        ...(mayEnd ? [{ key: "end", text: "Action" }] : []),
      ]}
      groups={[
        {
          rows: facts.map((fact) => ({
            kind: whereaboutsKinds[fact.kind],
            wording: <span class="app-verbatim">{fact.wording}</span>,
            dates: datesOf(fact),
            source: <Source fact={fact} />,
            end: mayEnd && fact.to === null && (
              <EndFact fact={fact} personId={child.person.personId} csrfToken={csrfToken} />
            ),
          })),
        },
      ]}
    />
  );
}

function datesOf({ from, to }: Whereabouts): string {
  const since = from === null ? "since when is not known" : `since ${formatDate(from)}`;
  if (to === null) return since;
  return from === null
    ? `until ${formatDate(to)}, since when is not known`
    : `${formatDate(from)} to ${formatDate(to)}`;
}

function Source({ fact }: { fact: Whereabouts }): VNode {
  const who = fact.recordedBy ?? "Lantern";
  return (
    <>
      {fact.source}
      <span class="app-secondary app-line">
        {`recorded by ${who}, ${formatDate(londonDate(fact.recordedAt))}`}
      </span>
    </>
  );
}

function EndFact({
  fact,
  personId,
  csrfToken,
}: {
  fact: Whereabouts;
  personId: string;
  csrfToken: string;
}): VNode {
  return (
    <Form action={paths.endWhereabouts(personId, fact.whereaboutsId)} csrfToken={csrfToken}>
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
        No longer
        <span class="govuk-visually-hidden">
          {`: ${whereaboutsKinds[fact.kind]}, ${fact.wording}`}
        </span>
      </Button>
    </Form>
  );
}
