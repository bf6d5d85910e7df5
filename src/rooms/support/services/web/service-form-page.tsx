import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Input, Radios, Select, Textarea } from "../../../../ui/govuk/index.ts";
import type { DateTyped } from "../../../child-record/index.ts";
import type { ServiceScheme } from "../service-scheme.ts";
import { servicePaths } from "./paths.ts";

type Texts =
  | ("name" | "provider" | "tier" | "criteria" | "youngest" | "oldest" | "howToRefer")
  | ("contact" | "provided" | "sensitive" | "shownAs" | "waitDays" | "version");

export type ServiceTyped = Readonly<Record<Texts, string>> &
  DateTyped<"openFrom"> &
  DateTyped<"openUntil">;

export type ServiceFormPage = {
  /** Undefined for a new one. */
  readonly serviceId: string | undefined;
  readonly scheme: ServiceScheme;
  readonly csrfToken: string;
  readonly typed: ServiceTyped;
  readonly errors?: readonly FieldError[];
  readonly isStale?: boolean;
};

const small = "govuk-fieldset__legend--s";

export function serviceFormPage(page: ServiceFormPage): View {
  const { serviceId, csrfToken, typed, errors = [], isStale = false } = page;
  const title = serviceId === undefined ? "Add a service" : "Change a service";
  const action = serviceId === undefined ? servicePaths.newService : servicePaths.edit(serviceId);
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs: [{ text: "Services", href: servicePaths.services }, { text: title }],
    body: (
      <>
        {isStale && <ChangedMeanwhile serviceId={serviceId} />}
        {errors.length > 0 && (
          <FormErrorSummary
            errors={errors}
            ids={{ openFrom: "openFrom-day", openUntil: "openUntil-day" }}
          />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        <Form action={action} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="version" value={typed.version} />
          <What {...page} errors={errors} />
          <Access {...page} errors={errors} />
          <Open {...page} errors={errors} />
          <Button text="Save the service" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

function ChangedMeanwhile({ serviceId }: { readonly serviceId: string | undefined }): VNode {
  return (
    <Overtaken
      title="A colleague changed this service while you were writing"
      says="changes"
      read="Read the current version, then open the form again if yours still applies"
      href={servicePaths.service(serviceId ?? "")}
    />
  );
}

type Part = ServiceFormPage & { readonly errors: readonly FieldError[] };

function What({ typed, scheme, errors }: Part): VNode {
  return (
    <>
      <Input
        name="name"
        label={{ text: "What is it called?" }}
        value={typed.name}
        errorMessage={errorFor(errors, "name")}
      />
      <Input
        name="provider"
        label={{ text: "Who provides it?" }}
        hint={{ text: "An agency of the partnership, or a body outside it" }}
        value={typed.provider}
        errorMessage={errorFor(errors, "provider")}
      />
      <Select
        name="tier"
        label={{ text: "Kind" }}
        value={typed.tier}
        items={[
          { value: "", text: "Choose a kind" },
          ...scheme.tiers.map(({ key, name }) => ({ value: key, text: name })),
        ]}
        errorMessage={errorFor(errors, "tier")}
      />
      <Textarea
        name="criteria"
        label={{ text: "Who is it for?" }}
        value={typed.criteria}
        rows={3}
        errorMessage={errorFor(errors, "criteria")}
      />
      <Input
        name="youngest"
        label={{ text: "From age" }}
        hint={{ text: "Leave empty if there is no limit" }}
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={typed.youngest}
        errorMessage={errorFor(errors, "youngest")}
      />
      <Input
        name="oldest"
        label={{ text: "To age" }}
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={typed.oldest}
        errorMessage={errorFor(errors, "oldest")}
      />
      <Textarea
        name="howToRefer"
        label={{ text: "How is a child referred?" }}
        value={typed.howToRefer}
        rows={3}
        errorMessage={errorFor(errors, "howToRefer")}
      />
      <Input
        name="contact"
        label={{ text: "Contact" }}
        hint={{ text: "Everybody who works here reads this: never where a refuge is" }}
        value={typed.contact}
        errorMessage={errorFor(errors, "contact")}
      />
    </>
  );
}

function Access({ typed, errors }: Part): VNode {
  return (
    <>
      <Radios
        name="sensitive"
        fieldset={{ legend: { text: "Is it sensitive that a child goes there?", classes: small } }}
        hint={{
          text: "Sexual health, mental health, refuge and counselling usually are. Only its list and the referrer can then read it, also for children who go there already.",
        }}
        classes="govuk-radios--small"
        value={typed.sensitive}
        errorMessage={errorFor(errors, "sensitive")}
        items={[
          { value: "no", text: "No" },
          { value: "yes", text: "Yes" },
        ]}
      />
      <Input
        name="shownAs"
        label={{ text: "If it is, what is shown to everybody else?" }}
        hint={{ text: "For example, “A health service: ask the designated nurse”" }}
        value={typed.shownAs}
        errorMessage={errorFor(errors, "shownAs")}
      />
      <Radios
        name="provided"
        fieldset={{ legend: { text: "Is there such a service here?", classes: small } }}
        classes="govuk-radios--small"
        value={typed.provided}
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No: it is in the directory so that the need can be counted" },
        ]}
      />
    </>
  );
}

function Open({ typed, scheme, errors }: Part): VNode {
  return (
    <>
      <Input
        name="waitDays"
        label={{ text: "Within how many days does it start?" }}
        hint={{ text: `Leave empty for the limit agreed for all: ${scheme.waitDays} days` }}
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={typed.waitDays}
        errorMessage={errorFor(errors, "waitDays")}
      />
      <DateInput
        id="openFrom"
        namePrefix="openFrom"
        fieldset={{ legend: { text: "Open from", classes: small } }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "openFrom")}
      />
      <DateInput
        id="openUntil"
        namePrefix="openUntil"
        fieldset={{ legend: { text: "Open until, if it ends", classes: small } }}
        hint={{ text: "The end of a contract, for example. Leave empty while it stays open." }}
        values={{ ...typed }}
        errorMessage={errorFor(errors, "openUntil")}
      />
    </>
  );
}
