import type { VNode } from "preact";
import { z } from "zod";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Details } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { outsideRoutes } from "./outside-routes.ts";
import {
  listNotices,
  markAllSeen,
  markSeen,
  noticesListed,
  type NoticeLine,
} from "../notice-reads.ts";

export const noticeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/notices",
    access: { signedIn: "each person reads what they themselves were told" },
    audit: { action: "notices.read" },
    shows: { about: "children" },
    input: {},
    handle: async ({ tx, actor, frame }) => {
      const notices = await listNotices(tx, actor);
      return { kind: "page", view: noticesPage(notices, frame.csrfToken) };
    },
  }),
  route({
    method: "POST",
    path: "/notices/:noticeId/seen",
    access: { signedIn: "each person marks what they themselves were told" },
    audit: { action: "notice.seen" },
    shows: { about: "children" },
    input: { params: z.object({ noticeId: z.uuid() }), form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { noticeId } }) => {
      const isTheirs = await markSeen(tx, actor, { noticeId, at: clock.now() });
      return isTheirs ? redirectDone("/notices", "Marked as seen.") : { kind: "notFound" };
    },
  }),
  route({
    method: "POST",
    path: "/notices/seen",
    access: { signedIn: "each person marks what they themselves were told" },
    audit: { action: "notice.seen" },
    shows: { about: "children" },
    input: { form: z.object({ notices: field() }) },
    handle: async ({ tx, actor, clock, form: { notices } }) => {
      const noticeIds = notices.split(" ").filter((id) => z.uuid().safeParse(id).success);
      await markAllSeen(tx, actor, {
        noticeIds: noticeIds.slice(0, noticesListed),
        at: clock.now(),
      });
      return redirectDone("/notices", "All marked as seen.");
    },
  }),
  ...outsideRoutes,
];

function noticesPage(notices: readonly NoticeLine[], csrfToken: string): View {
  const shown = notices.filter(({ seenAt }) => seenAt === null).length + seenShown;
  const earlier = notices.slice(shown);
  return {
    title: "Your notices",
    body: (
      <>
        <h1 class="govuk-heading-l">Your notices</h1>
        <p class="govuk-body">
          Your notices in Lantern. Only you see this list.{" "}
          <a class="govuk-link" href="/notices/outside">
            Email notifications
          </a>
        </p>
        <AllSeen notices={notices} token={csrfToken} />
        <Notices
          caption="Not seen yet first, then the newest"
          notices={notices.slice(0, shown)}
          token={csrfToken}
        />
        {earlier.length > 0 && (
          <Details summaryText={`${counted(earlier.length, "earlier notice")}, all seen`}>
            <Notices caption="Earlier notices" notices={earlier} token={csrfToken} />
          </Details>
        )}
      </>
    ),
  };
}

/** How many that were seen stand below the new ones: a telephone shows no hundred. */
const seenShown = 10;

function Notices({
  caption,
  notices,
  token,
}: {
  readonly caption: string;
  readonly notices: readonly NoticeLine[];
  readonly token: string;
}): VNode {
  return (
    <SortableTable
      caption={caption}
      captionClasses="govuk-table__caption--s"
      brief
      columns={[
        { key: "what", text: "Notice" },
        { key: "when", text: "When" },
        { key: "seen", text: "Seen", isLabelled: true },
      ]}
      groups={[
        {
          rows: notices.map((one) => ({
            what: (
              <a class="govuk-link" href={one.href}>
                {one.headline}
              </a>
            ),
            when: formatDateTime(one.madeAt),
            seen: one.seenAt ? formatDateTime(one.seenAt) : <Seen one={one} token={token} />,
          })),
        },
      ]}
      empty="You have no notices."
    />
  );
}

/** One press for all that is listed, after it was read. */
function AllSeen({ notices, token }: { notices: readonly NoticeLine[]; token: string }) {
  const fresh = notices.filter(({ seenAt }) => seenAt === null);
  if (fresh.length < 2) return null;
  return (
    <Form action="/notices/seen" csrfToken={token}>
      <input type="hidden" name="notices" value={fresh.map(({ id }) => id).join(" ")} />
      <Button
        text={`Mark all ${String(fresh.length)} as seen`}
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  );
}

function Seen({ one, token }: { one: NoticeLine; token: string }): VNode {
  return (
    <Form action={`/notices/${one.id}/seen`} csrfToken={token}>
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
        Mark as seen
        <span class="govuk-visually-hidden">{`: ${one.headline}, ${formatDateTime(one.madeAt)}`}</span>
      </Button>
    </Form>
  );
}
