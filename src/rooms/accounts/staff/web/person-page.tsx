import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { DateTyped } from "../../../../platform/http/date-fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, DateInput, InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { HeldPost, OpenTicket, PersonOnFile } from "../people-reads.ts";
import { type LeavingForm, EndPost, Leaving } from "./leaving-forms.tsx";
import type { PostForm } from "../people-writes.ts";
import { peopleLink, PostFields, type Choices, type Errors } from "./pages.tsx";
import { paths } from "./paths.ts";

export type PersonPage = Choices &
  Errors & {
    readonly csrfToken: string;
    readonly person: PersonOnFile;
    readonly posts: readonly HeldPost[];
    readonly ticket: OpenTicket | undefined;
    /** Who looks: they change others, and confirm what others asked. */
    readonly actorId: string;
    readonly today: string;
    readonly typed: Omit<PostForm, "starts"> & DateTyped<"starts"> & LeavingForm;
  };

export function personPage(page: PersonPage): View {
  const { person, errors = [] } = page;
  const isOwn = person.staffId === page.actorId;
  return {
    title: person.name,
    hasErrors: errors.length > 0,
    backLink: peopleLink,
    body: (
      <>
        <FormErrorSummary
          errors={errors}
          ids={{ starts: "starts-day", last: "last-day", leaves: "leaves-day" }}
        />
        <h1 class="govuk-heading-l">{person.name}</h1>
        <p class="govuk-body">
          {person.email}
          {person.phone === null ? "" : `, ${person.phone}`}.{" "}
          {person.lastSeenAt ? `Last seen ${formatDateTime(person.lastSeenAt)}.` : "Not seen yet."}
        </p>
        {person.endedAt && (
          <InsetText>Left {formatDateTime(person.endedAt)}. Nothing opens to them.</InsetText>
        )}
        {person.endedAt === null && person.lastOn !== null && (
          <InsetText>
            Leaves. Their last day is {formatDate(person.lastOn)}: their posts end with it, and
            everything else the night after.
          </InsetText>
        )}
        {isOwn && <InsetText>This is you: another administrator changes your posts.</InsetText>}
        <Posts {...page} />
        {!isOwn && person.endedAt === null && (
          <>
            <GivePost {...page} errors={errors} />
            <EndPost {...page} errors={errors} />
            <WayIn {...page} />
            <Leaving {...page} errors={errors} />
          </>
        )}
      </>
    ),
  };
}

function Posts({ posts, person, actorId, today }: PersonPage): VNode {
  const mayEnd = person.staffId !== actorId && person.endedAt === null;
  const until = (post: PersonPage["posts"][number]): VNode => (
    <>
      {post.endsOn === null ? "" : `${formatDate(post.endsOn)} `}
      {mayEnd && !(post.endsOn !== null && post.endsOn < today) && (
        <a class="govuk-link app-screen-only" href={paths.endPost(person.staffId, post.postId)}>
          {`End ${post.role} now`}
        </a>
      )}
    </>
  );
  return (
    <SortableTable
      caption="Posts"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "role", text: "Role" },
        { key: "team", text: "Team" },
        { key: "from", text: "From" },
        { key: "until", text: "Until" },
      ]}
      groups={[
        {
          rows: posts.map((post) => ({
            role: post.role,
            team: `${post.agency}, ${post.team}`,
            from: formatDate(post.startsOn),
            until: until(post),
          })),
        },
      ]}
    />
  );
}

function GivePost({ person, csrfToken, teams, roles, typed, errors = [] }: PersonPage): VNode {
  return (
    <section aria-labelledby="give">
      <h2 class="govuk-heading-m" id="give">
        Give another post
      </h2>
      <Form action={paths.posts(person.staffId)} csrfToken={csrfToken}>
        <PostFields teams={teams} roles={roles} typed={typed} errors={errors} />
        <DateInput
          id="starts"
          namePrefix="starts"
          fieldset={{ legend: { text: "First day (optional)" } }}
          hint={{ text: "Left empty: today" }}
          values={typed}
          errorMessage={errorFor(errors, "starts")}
        />
        <Button text="Give the post" preventDoubleClick />
      </Form>
    </section>
  );
}

function WayIn({ person, ticket, csrfToken, actorId }: PersonPage): VNode {
  const { staffId } = person;
  const isWaiting = ticket?.kind === "recovery" && ticket.confirmedBy === null;
  return (
    <section aria-labelledby="way-in">
      <h2 class="govuk-heading-m" id="way-in">
        How they sign in
      </h2>
      <p class="govuk-body">
        {person.wrongToday === 0
          ? "No wrong attempt to sign in today."
          : `${counted(person.wrongToday, "wrong attempt")} to sign in today.`}
      </p>
      {person.wrongToday > 0 && (
        <Form action={paths.unlock(staffId)} csrfToken={csrfToken}>
          <Button text="Unlock: forget wrong attempts" classes="govuk-button--secondary" />
        </Form>
      )}
      <Form action={paths.endSessions(staffId)} csrfToken={csrfToken}>
        <Button text="End their sessions" classes="govuk-button--secondary" />
      </Form>
      {isWaiting && ticket.openedBy !== actorId && (
        <>
          <p class="govuk-body">
            A colleague requested a new sign-in for them. Confirm it only if {person.name} is with
            you in person, or you have rung them on a number you already had.
          </p>
          <Form action={paths.confirmRecovery(staffId, ticket.ticketId)} csrfToken={csrfToken}>
            <Button text="Confirm, and show the code" />
          </Form>
        </>
      )}
      {isWaiting && ticket.openedBy === actorId && (
        <p class="govuk-body">
          You requested a new sign-in. Another administrator has to confirm it.
        </p>
      )}
      {!isWaiting && (
        <Form action={paths.recovery(staffId)} csrfToken={csrfToken}>
          <p class="govuk-body">
            Where they have lost their password or their second factor. Another administrator
            confirms it before it does anything.
          </p>
          <Button text="Request a new sign-in" classes="govuk-button--secondary" />
        </Form>
      )}
    </section>
  );
}
