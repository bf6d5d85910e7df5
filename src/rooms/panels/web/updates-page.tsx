import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  DraftForm,
  errorFor,
  Form,
  FormErrorSummary,
  type FormDraft,
} from "../../../ui/forms/index.ts";
import { Button, Checkboxes, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { basisName, usualBasis, type SharingAgreement } from "../../directory/index.ts";
import { itemName } from "../agenda-reads.ts";
import { dayOf } from "../book-sitting.ts";
import type { AgencyUpdates, OwnUpdate, OwnUpdates } from "../update-reads.ts";
import { mayAskNow, updateField, type UpdatesForm } from "../updates.ts";
import { crumbsOf } from "./agenda-page.tsx";
import { paths } from "./paths.ts";
import type { SittingFacts } from "./sitting-route.ts";

export type UpdatesPage = {
  readonly facts: SittingFacts;
  readonly agencies: readonly AgencyUpdates[];
  readonly own: OwnUpdates | undefined;
  readonly agreement: SharingAgreement;
  readonly typed: UpdatesForm;
  readonly draft: FormDraft;
  readonly errors: readonly FieldError[];
};

/** One page for one agency: all that it is asked on; and for who keeps the panel, who has answered. */
export function updatesPage(page: UpdatesPage): View {
  const { facts, errors, own } = page;
  const { panel, sitting } = facts;
  const title = `Updates before ${panel.abbreviation}, ${formatDate(dayOf(sitting))}`;
  const isOpen = sitting.approvedAt === null && sitting.cancelledAt === null;
  return {
    title,
    breadcrumbs: crumbsOf(facts, "Updates"),
    hasErrors: errors.length > 0,
    body: (
      <>
        {errors.length > 0 && <FormErrorSummary errors={errors} />}
        <h1 class="govuk-heading-l">{title}</h1>
        {own && <Own {...page} own={own} isOpen={isOpen} />}
        <Agencies {...page} isOpen={isOpen} />
      </>
    ),
  };
}

type Shown = UpdatesPage & { readonly isOpen: boolean };

function Own(page: Shown & { readonly own: OwnUpdates }): VNode {
  const { own, isOpen, agreement, facts } = page;
  const waiting = own.updates.filter(({ said }) => said.length === 0).length;
  const basis = basisName(agreement, usualBasis(agreement, own.agencyKind));
  return (
    <section>
      <h2 class="govuk-heading-m">{own.agency}</h2>
      <p class="govuk-body">
        {`Asked on ${counted(own.updates.length, "item")}; ${waiting === 0 ? "all are answered" : `${waiting} not answered yet`}. Lawful basis under the agreement: ${basis}.`}
      </p>
      {isOpen && waiting > 0 && (
        <Form action={paths.updates(facts.sitting.sittingId)} csrfToken={facts.csrfToken}>
          <input type="hidden" name="all" value="nothing" />
          <Button
            text={`No information held on ${waiting === 1 ? "the item" : `any of the ${waiting} items`} not answered`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Form>
      )}
      {isOpen ? <Words {...page} /> : own.updates.map((one) => <Said update={one} />)}
    </section>
  );
}

function Words({ own, facts, typed, draft, errors }: Shown & { readonly own: OwnUpdates }): VNode {
  return (
    <DraftForm
      action={paths.updates(facts.sitting.sittingId)}
      csrfToken={facts.csrfToken}
      classes="app-form"
      draft={draft}
    >
      {own.updates.map((one) => (
        <Item update={one} typed={typed} errors={errors} facts={facts} />
      ))}
      <Button text="Share what is written" preventDoubleClick />
    </DraftForm>
  );
}

type ItemProps = Pick<UpdatesPage, "typed" | "errors" | "facts"> & { readonly update: OwnUpdate };

function Item({ update, typed, errors, facts }: ItemProps): VNode {
  const { item, said } = update;
  const field = updateField(item.itemId);
  const isAnswered = said.length > 0;
  const about = <span class="govuk-visually-hidden">{` on ${itemName(item)}`}</span>;
  return (
    <>
      <h3 class="govuk-heading-s">
        <a class="govuk-link" href={paths.item(facts.sitting.sittingId, item.itemId)}>
          {itemName(item)}
        </a>
      </h3>
      <Said update={update} />
      <Textarea
        name={field}
        label={{
          text: (
            <>
              {isAnswered ? "Add to what you shared" : "What your agency shares"}
              {about}
            </>
          ),
        }}
        hint={
          isAnswered ? undefined : { text: "What is known, how it is known, and what is not known" }
        }
        value={typed.words.get(item.itemId) ?? ""}
        rows={3}
        errorMessage={errorFor(errors, field)}
      />
      {!isAnswered && (
        <Checkboxes
          name={`nothing-${item.itemId}`}
          classes="govuk-checkboxes--small"
          values={typed.nothing.has(item.itemId) ? ["yes"] : []}
          items={[{ value: "yes", text: <>No information held{about}</> }]}
        />
      )}
    </>
  );
}

const Said = ({ update: { said } }: { readonly update: OwnUpdate }): VNode => (
  <>
    {said.map(({ wording, by }) => (
      <InsetText>
        <p class="govuk-body app-verbatim">{wording ?? "No information held."}</p>
        <p class="govuk-body-s app-secondary">{`Recorded by ${by}`}</p>
      </InsetText>
    ))}
  </>
);

function Agencies({ facts, agencies, isOpen }: Shown): VNode {
  const { sitting, acting, mayManage, csrfToken } = facts;
  const mayAsk = mayManage && isOpen && mayAskNow(sitting, acting.at);
  return (
    <>
      <SortableTable
        caption="Agencies that are asked, of the items that you may read"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "agency", text: "Agency" },
          { key: "said", text: "Answered" },
          { key: "asked", text: "Asked for it" },
          ...(mayAsk ? [{ key: "ask", text: "Ask" }] : []),
        ]}
        groups={[
          {
            rows: agencies.map((one) => ({
              agency: one.agency,
              said: `${one.said} of ${one.items}`,
              asked: askedWords(one),
              ask: one.said < one.items && (
                <Form action={paths.askUpdates(sitting.sittingId)} csrfToken={csrfToken}>
                  <input type="hidden" name="agency" value={one.agencyId} />
                  <Button
                    classes="govuk-button--secondary govuk-!-margin-bottom-0 app-screen-only"
                    preventDoubleClick
                  >
                    Ask<span class="govuk-visually-hidden">{` ${one.agency}`}</span> for its updates
                  </Button>
                </Form>
              ),
            })),
          },
        ]}
        empty="No agency is asked."
      />
      {mayManage && isOpen && acting.at < sitting.opensAt && (
        <p class="govuk-body">{`Agencies can be asked from ${formatDateTime(sitting.opensAt)}, when papers open.`}</p>
      )}
    </>
  );
}

function askedWords({ times, lastAsked }: AgencyUpdates): string {
  if (lastAsked === null) return "Not asked yet";
  return times === 1
    ? formatDateTime(lastAsked)
    : `${times} times, last ${formatDateTime(lastAsked)}`;
}
