import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, Input, Select, SummaryList, Textarea } from "../../../../ui/govuk/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import type { Forum } from "../forums.ts";
import type { ForumMember } from "../members.ts";
import { forumPaths } from "./paths.ts";

export type MembersPage = {
  readonly forum: Forum;
  readonly members: readonly ForumMember[];
  /** Who can be put on it: empty for those who only read the list. */
  readonly colleagues: readonly { readonly staffId: string; readonly name: string }[];
  readonly mayManage: boolean;
  readonly csrfToken: string;
  readonly typed: { readonly staff: string; readonly reason: string };
  /** Of whom an ending came back, and what was typed. */
  readonly ending?: { readonly memberId: string; readonly endReason: string };
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Who may know that a child is known to a hidden forum: names of staff, and of no child. */
export function membersPage(page: MembersPage): View {
  const { forum, members, errors = [], isStale = false } = page;
  const { name } = forum.body;
  const standing = members.filter(({ endedAt }) => endedAt === null);
  const ended = members.filter(({ endedAt }) => endedAt !== null);
  const title = `List of ${name}`;
  const isWrong = errors.length > 0 || isStale;
  return {
    title,
    hasErrors: isWrong,
    breadcrumbs: [{ text: "Other forums", href: forumPaths.all }, { text: title }],
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {isStale && <StaleSummary />}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`People on it can see which of their children are known to ${name}. The person who recorded a child there can see that one. You cannot add yourself.`}
        </p>
        {!forum.body.isHidden && (
          <p class="govuk-body">
            This forum is open now. The list still says who reads what was recorded while it was
            hidden.
          </p>
        )}
        <h2 class="govuk-heading-m" id="now">
          {standing.length === 0
            ? "Nobody is on it"
            : `${counted(standing.length, "person", "people")} on it`}
        </h2>
        {standing.map((one) => (
          <Standing {...page} errors={errors} one={one} />
        ))}
        {page.mayManage && <GiveForm {...page} errors={errors} />}
        {ended.length > 0 && (
          <>
            <h2 class="govuk-heading-m">No longer on it</h2>
            {ended.map((one) => (
              <SummaryList classes="app-form" rows={rowsOf(one)} />
            ))}
          </>
        )}
      </>
    ),
  };
}

const StaleSummary = (): VNode => (
  <Overtaken
    title="A colleague changed this list while you were writing"
    says={null}
    read="Read who is on it now"
    href="#now"
  />
);

const rowsOf = (one: ForumMember) => [
  fact("Who", one.agency === null ? one.name : `${one.name}, ${one.agency}`),
  fact("Why", one.reason),
  fact("Put on it", `${formatDateTime(one.givenAt)}, by ${one.givenBy}`),
  one.endedAt !== null &&
    fact("Taken off it", `${formatDateTime(one.endedAt)}, by ${one.endedBy ?? ""}`),
  one.endReason !== null && fact("Why then", one.endReason),
];

type Parts = MembersPage & { readonly errors: readonly FieldError[] };

function Standing({
  one,
  forum,
  mayManage,
  csrfToken,
  ending,
  errors,
}: Parts & { readonly one: ForumMember }): VNode {
  const isThis = ending?.memberId === one.memberId;
  return (
    <>
      <SummaryList rows={rowsOf(one)} />
      {mayManage && (
        <Form
          action={forumPaths.endMember(forum.key, one.memberId)}
          csrfToken={csrfToken}
          classes="app-form app-screen-only"
        >
          <input type="hidden" name="version" value={String(one.version)} />
          <Input
            id={isThis ? "endReason" : `endReason-${one.memberId}`}
            name="endReason"
            label={{ text: `Why is ${one.name} taken off the list?` }}
            value={isThis ? ending.endReason : ""}
            errorMessage={isThis ? errorFor(errors, "endReason") : undefined}
          />
          <Button
            text={`Take ${one.name} off the list`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
    </>
  );
}

function GiveForm({ forum, colleagues, csrfToken, typed, errors }: Parts): VNode {
  return (
    <Form
      action={forumPaths.members(forum.key)}
      csrfToken={csrfToken}
      classes="app-form app-screen-only"
    >
      <h2 class="govuk-heading-m">Put a colleague on it</h2>
      <Select
        name="staff"
        label={{ text: "Who" }}
        value={typed.staff}
        items={[
          { value: "", text: "Choose a colleague" },
          ...colleagues.map(({ staffId, name }) => ({ value: staffId, text: name })),
        ]}
        errorMessage={errorFor(errors, "staff")}
      />
      <Textarea
        name="reason"
        label={{ text: "Why they need to know" }}
        rows={2}
        value={typed.reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Put on the list" preventDoubleClick />
    </Form>
  );
}
