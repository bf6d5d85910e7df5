import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, Textarea } from "../../../ui/govuk/index.ts";
import { standingJoins, type Joined } from "../join-reads.ts";
import { thingKinds } from "../thing-kinds.ts";
import type { Thing } from "../thing-reads.ts";
import { thingText, title as listTitle } from "./list-page.tsx";
import { thingPaths } from "./paths.ts";

export type JoinTyped = { readonly other: string; readonly reason: string };

export type JoinPage = {
  readonly thing: Thing;
  /** What was looked for. */
  readonly q: string;
  /** Of the same kind, without this one. */
  readonly found: readonly Thing[];
  readonly csrfToken: string;
  readonly typed: JoinTyped;
  readonly errors?: readonly FieldError[];
};

const crumbs = (thing: Thing, here: string) => [
  { text: listTitle, href: thingPaths.things() },
  { text: thing.label, href: thingPaths.thing(thing.thingId) },
  { text: here },
];

/** One record by what it goes by, so that two of one name can be told apart. */
export const goesBy = ({
  identifier,
  knownAs,
  source,
  learnedOn,
}: Pick<Thing, "identifier" | "knownAs" | "source" | "learnedOn">): string =>
  [identifier, knownAs.join(", "), `${source}, ${formatDate(learnedOn)}`]
    .filter((part) => part !== null && part !== "")
    .join(" · ");

/** Where nothing was found to choose from, what is wrong stands at the search. */
const sought = { other: "q", reason: "q" };

/** Says of which other record this one is the second: looked for, chosen, with the reason. */
export function joinPage(page: JoinPage): View {
  const { thing, q, found, errors = [] } = page;
  const heading = "Recorded twice";
  const isSought = found.length > 0;
  return {
    title: `${heading}: ${thing.label}`,
    hasErrors: errors.length > 0,
    breadcrumbs: crumbs(thing, heading),
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} ids={isSought ? {} : sought} />}
        <span class="govuk-caption-l">{`${thing.label}, ${thingText(thing)}`}</span>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body app-form">
          Two records of the same {thingKinds[thing.kind].name.toLowerCase()} are read as one: one
          page shows the flags, the links with children and the panel actions of both. Nothing is
          moved, and they can be separated again.
        </p>
        <form action={thingPaths.join(thing.thingId)} method="get" class="app-form">
          <Input
            name="q"
            label={{ text: "Search for the other record" }}
            hint={{ text: "Name, registration, number or postcode" }}
            value={q}
            spellcheck={false}
            errorMessage={
              isSought ? undefined : (errorFor(errors, "other") ?? errorFor(errors, "reason"))
            }
          />
          <Button text="Search" classes="govuk-button--secondary" />
        </form>
        {q !== "" && found.length === 0 && (
          <p class="govuk-body">Nothing else of this kind goes by that.</p>
        )}
        {isSought && <Choose {...page} errors={errors} />}
      </>
    ),
  };
}

function Choose(page: JoinPage & { readonly errors: readonly FieldError[] }): VNode {
  const { thing, q, found, csrfToken, typed, errors } = page;
  return (
    <Form action={thingPaths.join(thing.thingId)} csrfToken={csrfToken} classes="app-form">
      <input type="hidden" name="q" value={q} />
      <Radios
        name="other"
        fieldset={{
          legend: { text: "Which is the same one?", classes: "govuk-fieldset__legend--s" },
        }}
        hint={{ text: "It is then read on this page, and is in no list of its own." }}
        classes="govuk-radios--small"
        value={typed.other}
        items={found.map((one) => ({
          value: one.thingId,
          text: one.label,
          hint: { text: goesBy(one) },
        }))}
        errorMessage={errorFor(errors, "other")}
      />
      <Textarea
        name="reason"
        label={{ text: "How is it known that they are one?", classes: "govuk-label--s" }}
        rows={3}
        value={typed.reason}
        errorMessage={errorFor(errors, "reason")}
      />
      <Button text="Read them as one" preventDoubleClick />
    </Form>
  );
}

export type PartPage = {
  readonly thing: Thing;
  readonly joined: Joined;
  readonly csrfToken: string;
  readonly reason: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

/** Takes two records apart again. */
export function partPage(page: PartPage): View {
  const { thing, joined, csrfToken, reason, errors = [], isStale = false } = page;
  const heading = "Take two records apart";
  return {
    title: `${heading}: ${thing.label}`,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: crumbs(thing, heading),
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        {isStale && (
          <Overtaken
            title="A colleague separated these while you were writing"
            read="Read the record"
            href={thingPaths.thing(thing.thingId)}
          />
        )}
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body app-form">
          {`${joined.label} (${goesBy(joined)}) is a separate record again, with the flags and links that were recorded on it.`}
        </p>
        <p class="govuk-body app-form">{joinedWords(joined)}</p>
        <Form
          action={thingPaths.part(thing.thingId, joined.joinId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Textarea
            name="reason"
            label={{ text: "How is it known that they are two?", classes: "govuk-label--s" }}
            rows={3}
            value={reason}
            errorMessage={errorFor(errors, "reason")}
          />
          <Button text="Separate them" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

const joinedWords = ({ joinedBy, joinedAt, reason }: Joined): string =>
  `Read as one since ${formatDate(londonDate(joinedAt))}, ${joinedBy}: ${reason}`;

type JoinedPart = {
  readonly thing: Thing;
  readonly joined: readonly Joined[];
  readonly mayRecord: boolean;
};

/** On the page of a subject: the other records of it, what each says, and who took which apart. */
export function AlsoRecorded({ thing, joined, mayRecord }: JoinedPart): VNode | null {
  if (joined.length === 0) return null;
  const standing = standingJoins(joined);
  const parted = joined.filter(({ partedAt }) => partedAt !== null);
  return (
    <section>
      <h2 class="govuk-heading-m">Recorded more than once</h2>
      <ul class="govuk-list govuk-list--spaced">
        {standing.map((one) => (
          <li>
            <strong>{one.label}</strong>
            <span class="app-line">{`${thingText(one)} · ${goesBy(one)}`}</span>
            {one.standingBasis !== null && (
              <span class="app-line app-verbatim">{one.standingBasis}</span>
            )}
            {one.says !== null && <span class="app-line app-verbatim">{one.says}</span>}
            <span class="app-line app-secondary app-verbatim">{joinedWords(one)}</span>
            {mayRecord && (
              <a
                class="govuk-link app-line app-screen-only"
                href={thingPaths.part(thing.thingId, one.joinId)}
              >
                Take apart<span class="govuk-visually-hidden">{`: ${one.label}`}</span>
              </a>
            )}
          </li>
        ))}
        {parted.map((one) => (
          <li class="app-verbatim">
            {`${one.label} was read here until ${formatDate(londonDate(one.partedAt ?? one.joinedAt))}, ${one.partedBy ?? ""}: ${one.partReason ?? ""}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
