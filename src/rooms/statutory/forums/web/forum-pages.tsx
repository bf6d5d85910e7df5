import type { VNode } from "preact";
import { ChildLink, PageLinks, spanWords, Due } from "../../../../ui/layout/index.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Table } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { whenDue } from "../../../child-record/index.ts";
import type { Forum } from "../forums.ts";
import { lookAgainBy, type KnownChild } from "../reference-reads.ts";
import { forumPaths } from "./paths.ts";

type ForumsPage = {
  readonly forums: readonly Forum[];
  readonly mine: ReadonlySet<string>;
  readonly mayReadLists: boolean;
  readonly mayListChildren: boolean;
};

/** Every forum that is configured. Nothing here depends on a child. */
export function forumsPage(page: ForumsPage): View {
  const title = "Other forums";
  return {
    title,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          A child can be known to forums outside the pathway. Only the people on a hidden forum’s
          list can read that a child is known to it.
        </p>
        <Table
          caption="Forums in use"
          captionClasses="govuk-table__caption--s"
          firstCellIsHeader
          head={[{ text: "Forum" }, { text: "Who may know" }, { text: "Contact" }]}
          rows={page.forums.map((forum) => [
            { text: <Name {...page} forum={forum} /> },
            { text: <WhoMay {...page} forum={forum} /> },
            { text: forum.body.contact },
          ])}
        />
      </>
    ),
  };
}

type One = ForumsPage & { readonly forum: Forum };

/** Of a hidden forum the children are offered to its list: who is not on it would find a page without any. */
function Name({ forum, mine, mayListChildren }: One): VNode {
  const { key, body } = forum;
  const opens = mayListChildren && (!body.isHidden || mine.has(key));
  return (
    <>
      {opens ? (
        <a class="govuk-link" href={forumPaths.known(key)}>
          {body.name}
        </a>
      ) : (
        body.name
      )}
      <span class="app-line app-secondary">{body.purpose}</span>
    </>
  );
}

function WhoMay({ forum: { key, body }, mine, mayReadLists }: One): VNode {
  if (!body.isHidden) return <>Everyone who can see the child’s record</>;
  return (
    <>
      {mine.has(key) ? "Its list alone; you are on it" : "Its list alone"}
      {mayReadLists && (
        <span class="app-line">
          <a class="govuk-link" href={forumPaths.members(key)}>
            {`List of ${body.name}`}
          </a>
        </span>
      )}
    </>
  );
}

export type KnownPage = {
  readonly forum: Forum;
  readonly isOnList: boolean;
  readonly rows: readonly KnownChild[];
  readonly total: number;
  readonly today: string;
  readonly calendar: WorkingCalendar;
  readonly page: number;
  readonly pageSize: number;
};

/** Children within reach who are known to one forum, the next date first. */
export function knownPage(page: KnownPage): View {
  const { forum, rows, total, isOnList } = page;
  const { name, isHidden, purpose } = forum.body;
  const title = `Known to ${name}`;
  const span = spanWords({ ...page, of: total });
  return {
    title,
    width: "wide",
    breadcrumbs: [{ text: "Other forums", href: forumPaths.all }, { text: name }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{`${purpose}. ${forum.body.contact}.`}</p>
        {isHidden && (
          <p class="govuk-body">
            {isOnList
              ? "You are on its list. Others who work with these children may not know of it."
              : "You are not on its list: this page shows what you recorded yourself, and nothing else."}
          </p>
        )}
        <SortableTable
          caption={`${span}${counted(total, "child", "children")} you can see`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "next", text: "Next" },
            { key: "since", text: "Since" },
            { key: "contact", text: "Contact there" },
          ]}
          groups={[{ rows: rows.map((one) => rowOf(one, page)) }]}
          empty="No child you can see is recorded as known to it."
        />
        <Pages {...page} />
      </>
    ),
  };
}

function rowOf(one: KnownChild, when: Pick<KnownPage, "today" | "calendar">) {
  const { when: text, isLate } = whenDue(lookAgainBy(one), when.today);
  const what = one.nextOn === null ? "Review" : (one.nextWhat ?? "Next date");
  return {
    child: (
      <ChildLink
        href={forumPaths.reference(one.personId, one.referenceId)}
        name={fullName(one)}
        reference={one.childReference}
      />
    ),
    next: (
      <>
        <Due isOverdue={isLate} text={text} />
        <span class="app-line app-secondary">{what}</span>
      </>
    ),
    since: formatDate(one.onSince),
    contact: one.contact ?? one.body.contact,
  };
}

function Pages({ page, pageSize, total, forum }: KnownPage): VNode {
  const href = (number: number): string => forumPaths.known(forum.key, number);
  return <PageLinks page={page} hasNext={page * pageSize < total} href={href} />;
}
