import type { VNode } from "preact";
import { ageOn, formatDate, londonDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { FieldsForm } from "../../../ui/forms/fields-form.tsx";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { thingKinds } from "../../people-and-places/index.ts";
import type { Panel } from "../panel.ts";
import { totalOf, type Earlier } from "../paper-parts.ts";
import { outcomes, panelsFor } from "../refer.ts";
import type { Referral } from "../referral-reads.ts";
import { referFields } from "./fields.ts";
import { paths } from "./paths.ts";

/** The name first, as in every list, then the age of a child and the reference. */
export function aboutWords(one: Referral, today: string): string {
  const { about, bornOn, reference, thingKind } = one;
  if (thingKind !== null)
    return `${about}, ${thingKinds[thingKind as keyof typeof thingKinds].name.toLowerCase()}`;
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  return [about, age === undefined ? undefined : `age ${age}`, reference]
    .filter(Boolean)
    .join(", ");
}

type ToSift = {
  readonly panel: Panel;
  readonly referrals: readonly Referral[];
  /** How many more wait that the reader cannot open; those about restricted records are not counted. */
  readonly outOfReach: number;
  /** Who chairs the panel. */
  readonly chairs: readonly string[];
  readonly today: string;
};

/** What waits and is not in the list, and who reads it. */
function leftOutWords({ outOfReach, chairs }: ToSift): string | undefined {
  if (outOfReach === 0) return undefined;
  const who = chairs.length === 0 ? "this panel has no chair yet" : `ask ${chairs.join(" or ")}`;
  return `${counted(outOfReach, "more referral")} ${outOfReach === 1 ? "waits" : "wait"} that you cannot open: ${who}.`;
}

/** Referrals that wait for the sift and are open to the reader, the longest first, and how many are not. */
export function siftListPage(page: ToSift): View {
  const { panel, referrals, today } = page;
  const leftOut = leftOutWords(page);
  return {
    title: `Referrals to ${panel.name}`,
    breadcrumbs: [
      { text: "Panels", href: paths.panels },
      { text: panel.name, href: paths.panel(panel.key) },
      { text: "Referrals" },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{`Referrals to ${panel.name}`}</h1>
        {leftOut !== undefined && <p class="govuk-body">{leftOut}</p>}
        <SortableTable
          caption={`${counted(referrals.length, "referral")} you can open`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "about", text: "About" },
            { key: "criterion", text: "Criterion" },
            { key: "by", text: "Referred" },
            { key: "state", text: "So far" },
          ]}
          groups={[
            {
              rows: referrals.map((one) => ({
                about: (
                  <a class="govuk-link" href={paths.referral(panel.key, one.referralId)}>
                    {aboutWords(one, today)}
                  </a>
                ),
                criterion: one.criterion,
                by: `${one.referredBy}, ${formatDate(londonDate(one.referredAt))}`,
                state: one.outcome === null ? "Nobody has decided" : outcomes[one.outcome],
              })),
            },
          ]}
          empty={leftOut === undefined ? "Nothing waits." : "Nothing waits that you can open."}
        />
        <p class="govuk-body-s">
          Only the child’s professional network can read a referral about a restricted record; it is
          not counted here.
        </p>
      </>
    ),
  };
}

export function ReferralFacts({ referral }: { readonly referral: Referral }): VNode {
  return (
    <>
      {referral.isForChair && (
        <p class="govuk-body">
          You read this referral as the chair of this panel. The record stays closed.
        </p>
      )}
      <FactsList referral={referral} />
    </>
  );
}

function FactsList({ referral }: { readonly referral: Referral }): VNode {
  return (
    <SummaryList
      rows={[
        verbatimFact("Criterion", referral.criterion),
        verbatimFact("Why", referral.reason),
        verbatimFact("What is asked", referral.asks),
        verbatimFact(
          "Referred by",
          `${referral.referredBy}, ${formatDate(londonDate(referral.referredAt))}`,
        ),
      ]}
    />
  );
}

export type AboutPage = {
  readonly action: string;
  readonly kind: "child" | "thing";
  readonly panels: readonly Panel[];
  readonly referrals: readonly Referral[];
  readonly earlier: readonly Earlier[];
  readonly mayRefer: boolean;
  readonly csrfToken: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

/** What panels were asked about a child or a thing, what they decided, and a form to ask one. */
export function PanelsAbout(page: AboutPage): VNode {
  const { action, kind, panels, earlier, mayRefer, csrfToken, typed, errors } = page;
  return (
    <>
      <Asked {...page} />
      <SortableTable
        caption={
          totalOf(earlier) > earlier.length
            ? `What panels decided: the last ${earlier.length} of ${totalOf(earlier)}`
            : "What panels decided"
        }
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "on", text: "Meeting" },
          { key: "panel", text: "Panel" },
          { key: "what", text: "Decided" },
        ]}
        groups={[
          {
            rows: earlier.map((one) => ({
              on: formatDate(one.on),
              panel: one.panel,
              what: one.wording,
            })),
          },
        ]}
        empty="No panel has decided anything yet."
      />
      {mayRefer && (
        <section class="app-screen-only">
          <h2 class="govuk-heading-m">Refer to a panel</h2>
          <FieldsForm
            fields={referFields(panelsFor(panels, kind))}
            button="Refer to the panel"
            action={action}
            csrfToken={csrfToken}
            typed={typed}
            errors={errors}
          />
        </section>
      )}
    </>
  );
}

function Asked({ referrals }: AboutPage): VNode {
  return (
    <SortableTable
      caption="Referrals"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "panel", text: "Panel" },
        { key: "why", text: "Why" },
        { key: "by", text: "Referred" },
        { key: "sift", text: "Triage outcome" },
      ]}
      groups={[
        {
          rows: referrals.map((one) => ({
            panel: one.panelName,
            why: (
              <>
                {one.criterion}
                <span class="app-line app-secondary app-verbatim">{one.reason}</span>
              </>
            ),
            by: `${one.referredBy}, ${formatDate(londonDate(one.referredAt))}`,
            sift: <Sift referral={one} />,
          })),
        },
      ]}
      empty="Nothing has been referred."
    />
  );
}

const Sift = ({ referral }: { readonly referral: Referral }): VNode =>
  referral.outcome === null ? (
    <>Waits</>
  ) : (
    <>
      {outcomes[referral.outcome]}
      <span class="app-line app-secondary app-verbatim">{referral.outcomeReason}</span>
    </>
  );
