import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../../ui/govuk/index.ts";
import type { PublicMessage } from "../queue-reads.ts";
import { aboutWhom, Marks, WhatTheyTold, type Areas } from "./message-parts.tsx";
import { paths } from "./paths.ts";

export type MessagePage = {
  readonly message: PublicMessage;
  readonly areas: Areas;
  readonly csrfToken: string;
  readonly because?: string;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const overtaken = (
  <Overtaken
    title="A colleague has dealt with this message"
    read="Read what they did"
    href="#done"
  />
);

/** One message of the public, and the two things that are done with it. */
export function messagePage(page: MessagePage): View {
  const { message, areas, errors = [], isStale = false } = page;
  const title = `Message ${message.number}`;
  return {
    title,
    hasErrors: errors.length > 0,
    breadcrumbs: [
      { text: "MASH", href: "/mash" },
      { text: "Messages from the public", href: paths.queue },
      { text: title },
    ],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {isStale && overtaken}
          <FormErrorSummary errors={errors} />
          <h1 class="govuk-heading-l">{aboutWhom(message)}</h1>
          <p class="govuk-body">
            {`Message ${message.number}, ${formatDateTime(message.sentAt)}. Nobody has verified who wrote it.`}
          </p>
          <p class="govuk-body">
            <Marks marks={message.marks} />
          </p>
          <Done {...message} />
          <WhatTheyTold message={message} areas={areas} />
          {message.concernId === null && message.thingId === null && <WhatToDo {...page} />}
        </div>
      </div>
    ),
  };
}

function Done(message: PublicMessage): VNode | null {
  const { concernId, setAsideBecause, thingId, handledBy, handledAt } = message;
  if (handledAt === null) return null;
  const by = `${handledBy ?? "A colleague"}, ${formatDateTime(handledAt)}`;
  return (
    <InsetText id="done">
      {concernId !== null && (
        <>
          {`Taken on by ${by}: `}
          <a class="govuk-link" href={paths.concern(concernId)}>
            the concern
          </a>
        </>
      )}
      {thingId !== null && (
        <>
          {`Put with a subject by ${by}: `}
          <a class="govuk-link" href={paths.thing(thingId)}>
            what is recorded about it, and panels
          </a>
        </>
      )}
      {setAsideBecause !== null && (
        <>
          {`Set aside by ${by}.`}
          <span class="app-line app-verbatim">{setAsideBecause}</span>
        </>
      )}
    </InsetText>
  );
}

const takeOnText = ({ about }: PublicMessage): string =>
  about === "child" ? "Accept as a concern" : "Accept as a concern about it";

function WhatToDo({ message, csrfToken, because = "", errors = [] }: MessagePage): VNode {
  const { publicConcernId: id, version } = message;
  return (
    <>
      {message.about !== "child" && (
        <p class="govuk-body app-screen-only">
          <Button
            text="Put it with a place, a vehicle, an account or a group"
            href={paths.place(id)}
          />
        </p>
      )}
      <Form action={paths.takeOn(id)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={String(version)} />
        <div class="govuk-button-group">
          <Button text={takeOnText(message)} preventDoubleClick />
          {message.about !== "child" && (
            <Button
              text="Accept as a concern about a child"
              classes="govuk-button--secondary"
              name="as"
              value="child"
              preventDoubleClick
            />
          )}
        </div>
      </Form>
      {message.setAsideBecause === null && (
        <Form action={paths.setAside(id)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(version)} />
          <Textarea
            name="because"
            label={{ text: "Why nothing follows from it", classes: "govuk-label--s" }}
            hint={{ text: "It is kept, and a colleague can accept it later." }}
            rows={3}
            value={because}
            errorMessage={errorFor(errors, "because")}
          />
          <Button text="Set it aside" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </>
  );
}
