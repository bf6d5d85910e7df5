import type { VNode } from "preact";
import { smallest } from "../../../kernel/small-numbers.ts";
import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import {
  blankState,
  DeclaredForm,
  Form,
  formSummary,
  type FormState,
} from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { FacetTabs, ListFilter, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { Badge } from "../../../ui/moj/index.ts";
import type { Body } from "../bodies.ts";
import { contactForm } from "../coverage-forms.ts";
import type { coverageList } from "../coverage-list.ts";
import { stateWords } from "../coverage-words.ts";
import type { contactList, supportList } from "../support-list.ts";
import { nameIn } from "../training-scheme.ts";
import { CoverageChart } from "./coverage-chart.tsx";
import { trainingPaths } from "./paths.ts";
import { Links, LinkTo, trainingPage } from "./training-frame.tsx";

export const coverageTitle = "Coverage against target";
export const coverageCrumb = { text: coverageTitle, href: trainingPaths.coverage };

const tones = {
  met: "green",
  below: "red",
  nobody: "red",
  recount: "purple",
  uncounted: "grey",
  small: "grey",
} as const;

/** Who is trained, in numbers, against what each agency and school says of itself. */
export function coveragePage(shown: ShownBy<typeof coverageList>): View {
  const { around, asked } = shown;
  return trainingPage({
    heading: coverageTitle,
    width: "wide",
    children: (
      <>
        <p class="govuk-body">
          People whose training is valid today, against the headcount that each agency or school
          states. Lantern holds no list of who works where. Nobody is named here. Of fewer than{" "}
          {smallest} people no number is shown, except to those who keep their training.
        </p>
        <Links>
          {around.mayState && <LinkTo href={trainingPaths.headcount} text="State a headcount" />}
          {around.maySupport && <LinkTo href={trainingPaths.contacts} text="Training contacts" />}
          <LinkTo href={trainingPaths.expiring} text="Who expires soon, among people you can see" />
        </Links>
        <FacetTabs label={coverageTitle} facets={shown.facets.modes} />
        {asked.by === "body" && <ListFilter shown={shown} />}
        <CoverageChart
          lines={shown.tables.coverage?.groups.flatMap(({ rows }) => rows) ?? []}
          audiences={shown.around.scheme.audiences}
        />
        <ListTables
          shown={shown}
          cells={{
            name: (line) => (
              <>
                {line.name}
                <span class="app-line">
                  <Badge text={stateWords[line.state]} tone={tones[line.state]} />
                </span>
                {around.maySupport && line.bodyId !== null && line.state !== "met" && (
                  <span class="app-line app-screen-only">
                    <a class="govuk-link" href={trainingPaths.offer(line.bodyId)}>
                      Offer support
                      <span class="govuk-visually-hidden">{`: ${line.name}`}</span>
                    </a>
                  </span>
                )}
              </>
            ),
            audience: ({ audience }) =>
              audience === null ? "Any" : nameIn(around.scheme.audiences, audience),
            valid: ({ valid }) => (valid === null ? "Not shown" : String(valid)),
            headcount: ({ headcount }) => (headcount === null ? "Not stated" : String(headcount)),
            counted: ({ countedOn }) => (countedOn === null ? "" : formatDate(countedOn)),
            percent: ({ percent }) => (percent === null ? "Not known" : `${percent} %`),
            target: ({ target }) => `${target} %`,
            expiring: ({ expiring }) => (expiring === null ? "Not shown" : String(expiring)),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

type SupportPage = {
  readonly shown: ShownBy<typeof supportList>;
  readonly mayClose: (support: { readonly ownerId: string }) => boolean;
};

export const supportTitle = "Support offered";
export const supportCrumb = { text: supportTitle, href: trainingPaths.support };

export function supportPage({ shown, mayClose }: SupportPage): View {
  const { scheme, today } = shown.around;
  return trainingPage({
    heading: supportTitle,
    width: "wide",
    children: (
      <>
        <FacetTabs label={supportTitle} facets={shown.facets.modes} />
        <ListTables
          shown={shown}
          cells={{
            body: ({ body, audience }) => (
              <>
                {body}
                <span class="app-line app-secondary">{nameIn(scheme.audiences, audience)}</span>
              </>
            ),
            what: ({ wording }) => wording,
            owner: ({ owner }) => owner,
            due: ({ dueOn, closedOn }) =>
              closedOn === null ? dueInWords(dueOn, today).text : formatDate(dueOn),
            outcome: (one) => {
              if (one.closedOn !== null) return `${formatDate(one.closedOn)}: ${one.outcome ?? ""}`;
              if (!mayClose(one)) return "Open";
              return (
                <a class="govuk-link" href={trainingPaths.closeSupport(one.supportId)}>
                  Say what came of it
                  <span class="govuk-visually-hidden">{`: ${one.body}`}</span>
                </a>
              );
            },
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

type ContactsPage = {
  readonly shown: ShownBy<typeof contactList>;
  readonly bodies: readonly Body[];
  readonly csrfToken: string;
  readonly state?: FormState<typeof contactForm>;
};

/** Who keeps training for which agency or school. */
export function contactsPage({ shown, bodies, csrfToken, ...page }: ContactsPage): View {
  const state = page.state ?? blankState(contactForm, csrfToken);
  return trainingPage({
    heading: "Training contacts",
    crumbs: [coverageCrumb],
    summary: formSummary(contactForm, state),
    children: (
      <>
        <ListTables
          shown={shown}
          cells={{
            body: ({ body }) => body,
            name: ({ name }) => name,
            namedBy: ({ namedBy }) => namedBy,
            end: ({ contactId, name }) => (
              <End contactId={contactId} name={name} csrfToken={csrfToken} />
            ),
          }}
        />
        <ListPages shown={shown} />
        <h2 class="govuk-heading-m">Name a training contact</h2>
        <DeclaredForm
          form={contactForm}
          state={state}
          drawing={{ bodies }}
          action={trainingPaths.contacts}
          button="Name the contact"
        />
      </>
    ),
  });
}

const End = ({
  contactId,
  name,
  csrfToken,
}: {
  readonly contactId: string;
  readonly name: string;
  readonly csrfToken: string;
}): VNode => (
  <Form
    action={trainingPaths.endContact(contactId)}
    csrfToken={csrfToken}
    classes="app-screen-only"
  >
    <Button
      text={
        <>
          End<span class="govuk-visually-hidden">{`: ${name}`}</span>
        </>
      }
      classes="govuk-button--secondary"
      preventDoubleClick
    />
  </Form>
);
