import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import type { Thing } from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import type { Referral } from "../licence.ts";
import { licensingPaths } from "./paths.ts";

export const listTitle = "Referrals to licensing authorities";
export const licencesTitle = "Licences, and referrals to licensing authorities";

type Crumb = { readonly text: string; readonly href: string };

/** Under the list, and the referral that it is about. */
export const crumbsOf = (referral?: Pick<Referral, "holder" | "referralId">): readonly Crumb[] => [
  { text: listTitle, href: licensingPaths.list() },
  ...(referral ? [{ text: referral.holder, href: licensingPaths.one(referral.referralId) }] : []),
];

/** Under a subject. */
export const crumbsOfThing = ({
  thingId,
  label,
}: Pick<Thing, "label" | "thingId">): readonly Crumb[] => [
  { text: label, href: thingPaths.thing(thingId) },
  { text: licencesTitle, href: licensingPaths.ofThing(thingId) },
];

type LicensingPage = {
  readonly heading: string;
  readonly caption?: string;
  readonly crumbs: readonly Crumb[];
  readonly summary?: VNode | undefined;
  readonly children: ComponentChildren;
};

export const licensingPage = ({
  heading,
  caption,
  crumbs,
  summary,
  children,
}: LicensingPage): View => ({
  title: heading,
  hasErrors: summary !== undefined,
  breadcrumbs: [...crumbs, { text: heading }],
  body: (
    <>
      {summary}
      {caption !== undefined && <span class="govuk-caption-l">{caption}</span>}
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

type FormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly caption: string;
  readonly crumbs: readonly Crumb[];
  readonly intro?: ComponentChildren;
};

/** A form about a licence or a referral, on a page of its own. */
export function licensingFormPage<F extends AnyForm>(page: FormPage<F>): View {
  const { heading, caption, crumbs, intro, ...form } = page;
  return licensingPage({
    heading,
    caption,
    crumbs,
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {intro}
        {form.state.isStale === true && (
          <p class="govuk-body" id="now">
            A colleague was first. Open the referral again to see what has changed.
          </p>
        )}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
