import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { PageLinks, Promises, spanWords } from "../../../ui/layout/index.ts";
import { fullName } from "../../subjects/index.ts";
import { doorPaths } from "../../visits/web/paths.ts";
import { harmStatusOf, nextThing } from "../../child-record/index.ts";
import type { MyChild, Whose } from "../my-children-reads.ts";
import { chasingPaths } from "../../overdue/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { WorkPage } from "./work-view.ts";

/** Each child with the next thing due, whatever is longest late at the top. */
export function MyChildren(page: WorkPage): VNode {
  const { children, total, whose, hasTeam } = page;
  return (
    <section>
      <h2 class="govuk-heading-m">
        {`${whose === "team" ? "Your team’s children" : "Your children"}: ${spanWords({ ...page, of: total })}${total}`}
      </h2>
      {hasTeam && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={addressOf(whose === "team" ? "mine" : "team")}>
            {whose === "team"
              ? "Those whose professional network you are in"
              : "All of your team’s children"}
          </a>
        </p>
      )}
      {children.length === 0 ? (
        <p class="govuk-body">
          {whose === "team"
            ? "Your team holds no open child’s record."
            : "You have no open children. A child appears here, with what is due next, as soon as a colleague adds you to their professional network."}
        </p>
      ) : (
        <Promises items={children.map((child) => lineOf(child, page))} />
      )}
      <Others {...page} />
      <Pages {...page} />
    </section>
  );
}

/** Why the list of children is longer than this one. */
function Others({ others = 0, whose, total }: WorkPage): VNode | null {
  if (others === 0) return null;
  const by =
    whose === "team" ? "by a place in their professional network" : "because of your team or post";
  return (
    <p class="govuk-body app-screen-only">
      {`You can also see ${counted(others, "other open child", "other open children")} ${by}: `}
      <a class="govuk-link" href={paths.tracker()}>
        {`Children you work with lists all ${total + others}`}
      </a>
    </p>
  );
}

function lineOf(child: MyChild, { harmScheme, today }: WorkPage) {
  const isUndecided = harmStatusOf(harmScheme, child.harmStatus).isUndecided ?? false;
  const next = nextThing(child, { today, isUndecided });
  const isPromise = next !== undefined && next.what === child.promised;
  const more = next && next.alsoLate > 0 ? `, and ${counted(next.alsoLate, "other")} overdue` : "";
  const by = isPromise && child.promisedBy !== null ? ` (${child.promisedBy})` : "";
  return {
    when: next?.when ?? "No date",
    isLate: next?.isLate ?? false,
    what: (
      <>
        <a class="govuk-link" href={paths.child(child.personId)}>
          {fullName(child)}
        </a>{" "}
        <span class="app-secondary app-nowrap">{child.reference}</span>{" "}
        <a class="govuk-link app-nowrap app-screen-only" href={doorPaths.door(child.personId)}>
          At the door
          <span class="govuk-visually-hidden">{`: ${fullName(child)}`}</span>
        </a>
      </>
    ),
    who: next ? `${next.what}${by}${more}` : "No action and no review is due",
  };
}

const addressOf = (whose: Whose, page = 1): string =>
  `${chasingPaths.work}?whose=${whose}${page > 1 ? `&page=${page}` : ""}`;

function Pages({ whose, page, pageSize, total }: WorkPage): VNode {
  return (
    <PageLinks
      page={page}
      hasNext={page * pageSize < total}
      href={(number) => addressOf(whose, number)}
    />
  );
}
