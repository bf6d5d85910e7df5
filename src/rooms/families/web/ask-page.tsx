import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Handed } from "../../accounts/index.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import {
  Button,
  Input,
  InsetText,
  Radios,
  Select,
  Textarea,
  WarningText,
} from "../../../ui/govuk/index.ts";
import { childPage, type ChildFacts } from "../../child-record/index.ts";
import { whyNotTold } from "../../family-network/index.ts";
import { notAround, type LinkForm, type LinkContext } from "../make-link.ts";
import { summaryOf } from "./parts.tsx";
import { familyPaths } from "./paths.ts";

type AskPage = {
  readonly facts: ChildFacts;
  readonly ground: LinkContext;
  readonly csrfToken: string;
  readonly typed: LinkForm;
  readonly errors?: readonly FieldError[];
};

const small = { classes: "govuk-fieldset__legend--s" };

/** Into whose hands, whether it is safe, and what for: asked before there is a link. */
export function askPage(page: AskPage): View {
  const { facts, ground, csrfToken, errors = [] } = page;
  return childPage({
    facts,
    tab: "plan",
    heading: "Ask for views by a link",
    summary: summaryOf(errors),
    children: (
      <>
        <p class="govuk-body app-form">
          Where you can, ask in person. A link is for a person who would rather write, once. It
          shows your first name, your agency and questions, and nothing from this record.
        </p>
        {ground.isGuarded && <Guarded />}
        <Form
          action={familyPaths.ask(facts.person.personId)}
          csrfToken={csrfToken}
          classes="app-form"
        >
          <Fields {...page} />
          <Button
            text={ground.isGuarded ? "Ask a second person to agree" : "Make the link"}
            preventDoubleClick
          />
        </Form>
      </>
    ),
  });
}

const Guarded = (): VNode => (
  <InsetText>
    This record is restricted, or where the child can be found is protected. A link opened by the
    wrong person tells them that a professional works with this child. A manager who can open the
    record agrees first; then you make the link and hand it over.
  </InsetText>
);

function Fields({ ground, typed, errors = [] }: AskPage): VNode {
  return (
    <>
      <Radios
        name="relation"
        fieldset={{ legend: { text: "Whose link is it?", ...small } }}
        classes="govuk-radios--small"
        value={typed.relation}
        items={ground.links.relations.map(({ key, name }) => ({ value: key, text: name }))}
        errorMessage={errorFor(errors, "relation")}
      />
      {ground.mayBeTold.people.length > 0 && (
        <WhoFor ground={ground} typed={typed} errors={errors} />
      )}
      <Input
        name="knownAs"
        label={{ text: "What you call them (optional)" }}
        hint={{ text: "“Mum”, “Nan”. Never on the page that they see" }}
        classes="govuk-input--width-20"
        value={typed.knownAs}
        errorMessage={errorFor(errors, "knownAs")}
      />
      <Radios
        name="purpose"
        fieldset={{ legend: { text: "What do you ask for?", ...small } }}
        classes="govuk-radios--small"
        value={typed.purpose}
        items={[
          ...ground.booked.map(({ meetingId, name, startsAt }) => ({
            value: meetingId,
            text: `Views before: ${name}, ${formatDateTime(startsAt)}`,
          })),
          { value: "saw", text: "What they saw or are worried about" },
          ...(ground.links.carerPage?.isOn === true
            ? [
                {
                  value: "sheet",
                  text: "Nothing: give them the page for parents and carers",
                  hint: {
                    text: "What to watch for, what to do tonight and who to ring. No child is on it. Never to an adult who may be part of the harm",
                  },
                },
              ]
            : []),
        ]}
        errorMessage={errorFor(errors, "purpose")}
      />
      {ground.languages.length > 1 && <Languages ground={ground} typed={typed} errors={errors} />}
      {ground.languages.length === 1 && (
        <input type="hidden" name="language" value={ground.languages[0]?.key ?? ""} />
      )}
      <Textarea
        name="hands"
        label={{ text: "Into whose hands does it go, and who else sees that phone or post?" }}
        hint={{ text: "Why it is safe that it is opened there" }}
        rows={3}
        value={typed.hands}
        errorMessage={errorFor(errors, "hands")}
      />
      <Radios
        name="safe"
        fieldset={{ legend: { text: "Is it safe that it is opened there?", ...small } }}
        classes="govuk-radios--small"
        value={typed.safe}
        items={[
          { value: "yes", text: "Yes: I asked them" },
          { value: "not-asked", text: "I have not asked yet" },
          { value: "no", text: "No, or I am not sure" },
        ]}
        errorMessage={errorFor(errors, "safe")}
      />
    </>
  );
}

/** People around the child, and the person who must not be told among them with the mark beside them. */
function WhoFor({
  ground: { mayBeTold },
  typed,
  errors,
}: Pick<AskPage, "ground" | "typed"> & { readonly errors: readonly FieldError[] }): VNode {
  const shown = mayBeTold.people.filter(({ isEnded, doNotTell }) => !isEnded || doNotTell !== null);
  return (
    <Radios
      name="person"
      fieldset={{ legend: { text: "If it is not for the young person: who is it for?", ...small } }}
      classes="govuk-radios--small"
      value={typed.person ?? ""}
      items={[
        ...shown.map(({ aroundId, called, relation }) => {
          const why = whyNotTold(mayBeTold, aroundId);
          return {
            value: aroundId,
            text: `${called} (${relation})`,
            hint: why === undefined ? undefined : { text: why },
          };
        }),
        {
          value: notAround,
          text: "Someone who is not recorded around the child",
          conditional: (
            <Input
              name="notThem"
              label={{ text: "Who they are, and how you know that they may be told" }}
              value={typed.notThem ?? ""}
              errorMessage={errorFor(errors, "notThem")}
            />
          ),
        },
      ]}
      errorMessage={errorFor(errors, "person")}
    />
  );
}

const Languages = ({
  ground,
  typed,
  errors,
}: Pick<AskPage, "ground" | "typed"> & { readonly errors: readonly FieldError[] }): VNode => (
  <Select
    classes="app-fits"
    name="language"
    label={{ text: "In which language?" }}
    value={typed.language}
    items={ground.languages.map(({ key, body }) => ({ value: key, text: body.name }))}
    errorMessage={errorFor(errors, "language")}
  />
);

type HandedPage = {
  readonly facts: ChildFacts;
  readonly origin: string;
  readonly handed: Handed;
  readonly expiresAt: Date;
};

/** Shown this once: the link to send, and the code to tell in another way. */
export function handedPage({ facts, origin, handed, expiresAt }: HandedPage): View {
  const { personId } = facts.person;
  const code = `${handed.code.slice(0, 3)} ${handed.code.slice(3)}`;
  return childPage({
    facts,
    tab: "plan",
    heading: "The link is ready",
    children: (
      <div class="app-form">
        <WarningText text="Both are shown this once. Who has both can answer in this person’s place." />
        <h2 class="govuk-heading-m">1. Send this link</h2>
        <p class="govuk-body app-verbatim">
          <strong>{`${origin}${familyPaths.open(handed.token)}`}</strong>
        </p>
        <h2 class="govuk-heading-m">2. Tell this code in another way</h2>
        <p class="govuk-body">
          <strong class="app-code">{code}</strong>
        </p>
        <p class="govuk-body">Say it, or ring with it. Never in the same message as the link.</p>
        <p class="govuk-body">
          {`It takes one answer, until ${formatDateTime(expiresAt)}. Until then the code also opens the outcome.`}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={familyPaths.ofChild(personId)}>
            I have handed over both
          </a>
        </p>
      </div>
    ),
  });
}
