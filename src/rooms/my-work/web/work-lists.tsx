import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted, dueInWords } from "../../../kernel/words.ts";
import { Behind } from "../../../ui/layout/index.ts";
import { fullName } from "../../subjects/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ShortList } from "./short-list.tsx";
import { wholeList } from "./whole-lists.ts";
import type { ListsPage, WorkPage } from "./work-view.ts";

type Item = { readonly href: string | undefined; readonly text: string; readonly more: string };

function List({ items }: { readonly items: readonly Item[] }): VNode {
  return (
    <ul class="govuk-list">
      {items.map(({ href, text, more }) => (
        <li>
          {href === undefined ? (
            text
          ) : (
            <a class="govuk-link" href={href}>
              {text}
            </a>
          )}
          <span class="app-secondary app-line">{more}</span>
        </li>
      ))}
    </ul>
  );
}

export function PlanReviews({ plans, today }: ListsPage): VNode | null {
  return (
    <ShortList
      title="Safety plans to review"
      of={[plans]}
      all={wholeList("plans")}
      items={plans.rows.map(({ personId, name, reviewBy }) => {
        const { text, isOverdue } = dueInWords(reviewBy, today);
        return {
          when: text,
          isLate: isOverdue,
          who: `Review by ${formatDate(reviewBy)}`,
          what: (
            <a class="govuk-link" href={paths.plan(personId)}>
              {name}
            </a>
          ),
        };
      })}
    />
  );
}

export function Meetings({ meetings, sittings }: WorkPage): VNode {
  const aboutOne = meetings.map(({ href, startsAt, place, ...child }) => ({
    href,
    startsAt,
    text: `${fullName(child)}, ${place}`,
  }));
  const all = [...aboutOne, ...sittings].toSorted(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  );
  return (
    <section>
      <h2 class="govuk-heading-m">Meetings in the next 7 days</h2>
      {all.length === 0 ? (
        <p class="govuk-body">
          None in the next seven days. Meetings that you are asked to or chair are listed here.
        </p>
      ) : (
        <List
          items={all.map(({ href, startsAt, text }) => ({
            href,
            text: formatDateTime(startsAt),
            more: text,
          }))}
        />
      )}
    </section>
  );
}

export function Drafts({ drafts }: WorkPage): VNode | null {
  if (drafts.length === 0) return null;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Begun and not sent</h2>
      <List
        items={drafts.map(({ title, href, savedAt }) => ({
          href,
          text: title,
          more: `saved on ${formatDateTime(savedAt)}`,
        }))}
      />
    </section>
  );
}

export function Recent({ recent }: WorkPage): VNode | null {
  if (recent.rows.length === 0) return null;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Recently viewed</h2>
      <Behind words={counted(recent.rows.length, "record")}>
        <List
          items={recent.rows.map((child) => ({
            href: paths.child(child.personId),
            text: fullName(child),
            more: `${child.reference}, ${formatDateTime(child.openedAt)}`,
          }))}
        />
      </Behind>
    </section>
  );
}
