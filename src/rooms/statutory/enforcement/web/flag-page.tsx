import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../../ui/forms/index.ts";
import { Button, InsetText, Input, Textarea } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import {
  type Flag,
  flagName,
  enforcementText,
  childPage,
  type ChildFacts,
} from "../../../child-record/index.ts";
import type { AskForm } from "../enforcement-form.ts";
import type { EnforcementRequest } from "../enforcement-reads.ts";
import { enforcementPaths } from "./paths.ts";

export type FlagPage = {
  readonly facts: ChildFacts;
  readonly flag: Flag;
  readonly requests: readonly EnforcementRequest[];
  readonly csrfToken: string;
  readonly mayAsk: boolean;
  readonly typed: AskForm;
  readonly errors?: readonly FieldError[];
};

/** What was asked and decided about one flag, and the form to ask. */
export function enforcementFlagPage(page: FlagPage): View {
  const { facts, flag, errors = [], mayAsk, requests } = page;
  const isOpen = requests.some(({ outcome }) => outcome === null);
  return childPage({
    facts,
    tab: "worry",
    heading: `Enforcement: ${flagName(facts.flagScheme, flag.type)}`,
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <InsetText>
          <strong>{enforcementText(flag.grants, facts.today)}</strong>
        </InsetText>
        <p class="govuk-body">
          A flag is there to protect the child. Use against the child is refused unless a decision
          maker grants a request, for a limited time.
        </p>
        <Requests {...page} />
        {isOpen && <p class="govuk-body">A request is waiting for a decision.</p>}
        {mayAsk && (!isOpen || errors.length > 0) && flag.endedOn === null && (
          <Ask {...page} errors={errors} />
        )}
      </>
    ),
  });
}

/** In words, what stands of a request on a day. */
export function stateOf(request: EnforcementRequest, today: string): string {
  const { outcome, fromOn, untilOn, endedOn } = request;
  if (outcome === null) return "Waiting for a decision: refused until then";
  if (outcome === "refused") return "Refused";
  if (endedOn !== null) return `Granted, and ended on ${formatDate(endedOn)}`;
  const days = `${formatDate(fromOn ?? today)} to ${formatDate(untilOn ?? today)}`;
  return untilOn !== null && untilOn < today ? `Granted, ${days}: over` : `Granted, ${days}`;
}

function Requests({ facts, requests }: FlagPage): VNode {
  return (
    <SortableTable
      caption={counted(requests.length, "request")}
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "what", text: "Wanted use" },
        { key: "power", text: "Power" },
        { key: "state", text: "Decision" },
        { key: "asked", text: "Asked" },
      ]}
      groups={[
        {
          rows: requests.map((one) => ({
            what: (
              <a
                class="govuk-link"
                href={enforcementPaths.request(facts.person.personId, one.requestId)}
              >
                {one.wantedUse}
              </a>
            ),
            power: one.power,
            state: stateOf(one, facts.today),
            asked: `${one.askedBy}, ${formatDate(one.askedOn)}`,
          })),
        },
      ]}
      empty="Nobody has asked to use this flag against the child."
    />
  );
}

function Ask(page: FlagPage & { readonly errors: readonly FieldError[] }): VNode {
  const { facts, flag, csrfToken, typed, errors } = page;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Ask to use this flag</h2>
      <Form
        action={enforcementPaths.flag(facts.person.personId, flag.flagId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <Textarea
          name="wantedUse"
          label={{ text: "What would it be used for?" }}
          rows={2}
          value={typed.wantedUse}
          errorMessage={errorFor(errors, "wantedUse")}
        />
        <Input
          name="power"
          label={{ text: "Under which power or law?" }}
          value={typed.power}
          errorMessage={errorFor(errors, "power")}
        />
        <Textarea
          name="reason"
          label={{ text: "Why is it necessary?" }}
          rows={4}
          value={typed.reason}
          errorMessage={errorFor(errors, "reason")}
        />
        <Textarea
          name="instead"
          label={{ text: "What was considered in its place?" }}
          hint={{ text: "And why that is not enough" }}
          rows={3}
          value={typed.instead}
          errorMessage={errorFor(errors, "instead")}
        />
        <p class="govuk-body">
          Everyone in the child’s professional network is told that you asked.
        </p>
        <Button text="Ask" preventDoubleClick />
      </Form>
    </section>
  );
}
