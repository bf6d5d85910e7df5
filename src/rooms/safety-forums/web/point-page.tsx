import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { fact, verbatimFact, DueOn } from "../../../ui/layout/index.ts";
import { nameIn, usesOf, type ForumScheme } from "../forum-scheme.ts";
import {
  isOverdue,
  isToRead,
  mayRelease,
  pointStates,
  stateOf,
  waitsForReader,
  type Point,
  type Use,
} from "../point.ts";
import { forumPage, Worry } from "./frame.tsx";
import { forumPaths } from "./paths.ts";

export type PointPage = {
  readonly point: Point;
  readonly scheme: ForumScheme;
  readonly today: string;
  readonly staffId: string;
  readonly mayKeep: boolean;
  readonly csrfToken: string;
};

/** One thing that was said: what was promised, what changed, for what it may be used, and what is public. */
export function pointPage(page: PointPage): View {
  const { point, scheme, today, mayKeep } = page;
  return forumPage({
    heading: point.about,
    crumbs: [
      {
        text: `${nameIn(scheme.forums, point.forum)}, ${formatDate(point.heldOn)}`,
        href: forumPaths.meeting(point.meetingId),
      },
    ],
    children: (
      <>
        <SummaryList
          rows={[
            fact("State", pointStates[stateOf(point)]),
            verbatimFact("What was said", point.said),
            verbatimFact("The promise", point.promise),
            fact("Owner", point.owner),
            fact(
              "Due",
              point.dueOn === null ? null : (
                <DueOn isOverdue={isOverdue(point, today)} on={point.dueOn} />
              ),
            ),
            verbatimFact("What changed", point.changed),
            fact("Since", point.changedOn === null ? null : formatDate(point.changedOn)),
            verbatimFact(
              "Told back",
              point.toldOn === null ? null : `${formatDate(point.toldOn)}: ${point.toldHow ?? ""}`,
            ),
            ...(mayKeep ? [fact("Public", publicWords(page))] : []),
          ]}
        />
        <Steps page={page} />
        {mayKeep && <Uses page={page} />}
        <Worry />
      </>
    ),
  });
}

/** What of it is public now, in words. */
function publicWords({ point, scheme }: PointPage): string {
  const { releasedBy, releasedAt, uses } = point;
  if (releasedAt === null) return "Nothing of it, until a second person has read it";
  const isQuoted = uses.some(
    ({ use, withdrawnOn, isRead }) => use === "public-page" && withdrawnOn === null && isRead,
  );
  const what = isQuoted ? "All of it, with what was said" : "All of it but what was said";
  const off = scheme.youSaid.isOn ? "" : ", once the public page is turned on";
  return `${what}${off}. Read by ${releasedBy ?? ""}, ${formatDateTime(releasedAt)}`;
}

const Step = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

function Steps({ page: { point, mayKeep, staffId } }: { readonly page: PointPage }): VNode {
  const state = stateOf(point);
  const id = point.pointId;
  const isReader = mayKeep && state !== "said" && mayRelease(point, staffId);
  return (
    <ul class="govuk-list app-screen-only">
      {mayKeep && state !== "told" && (
        <Step
          href={forumPaths.promise(id)}
          text={point.promise === null ? "Record a promise" : "Change the promise"}
        />
      )}
      {state !== "told" && <Step href={forumPaths.changed(id)} text="Record what changed" />}
      {mayKeep && state === "changed" && (
        <Step href={forumPaths.told(id)} text="Record that the forum was told" />
      )}
      {mayKeep && <Step href={forumPaths.correct(id)} text="Correct the words" />}
      {isReader && waitsForReader(point) && (
        <Step href={forumPaths.release(id)} text="Read it as the second person" />
      )}
    </ul>
  );
}

const stateOfUse = (use: Use, { releasedAt }: Point): string => {
  if (use.withdrawnOn !== null) return `Withdrawn on ${formatDate(use.withdrawnOn)}`;
  if (!isToRead(use)) return "Stands";
  return releasedAt === null ? "Stands, not public yet" : "Stands, to be read by a second person";
};

/** For which use there is a permission; one that is withdrawn stays to be seen, so that copies are taken back. */
function Uses({ page: { point, scheme, csrfToken } }: { readonly page: PointPage }): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">Permissions to use what was said</h2>
      <p class="govuk-body">
        Word for word it is used only with a permission for that use. One that is withdrawn is gone
        from the public page at once. Take back what was printed.
      </p>
      <ul class="govuk-list govuk-list--spaced">
        {point.uses.map((use) => (
          <li>
            {`${nameIn(usesOf(scheme), use.use)}: given on ${formatDate(use.givenOn)}. ${stateOfUse(use, point)}`}
            {use.withdrawnOn === null && (
              <Form
                action={forumPaths.withdraw(point.pointId, use.useId)}
                csrfToken={csrfToken}
                classes="app-screen-only"
              >
                <Button
                  text={
                    <>
                      Withdraw the permission
                      <span class="govuk-visually-hidden">
                        {`: ${nameIn(usesOf(scheme), use.use)}`}
                      </span>
                    </>
                  }
                  classes="govuk-button--secondary"
                  preventDoubleClick
                />
              </Form>
            )}
          </li>
        ))}
      </ul>
      {point.uses.length === 0 && <p class="govuk-body">There is none yet.</p>}
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={forumPaths.permission(point.pointId)}>
          Record a permission
        </a>
      </p>
    </>
  );
}
