import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type DeclaredFormProps } from "../../../../ui/forms/index.ts";
import { servicePaths } from "../../services/web/paths.ts";
import { commissioningPaths } from "./paths.ts";

export const commissioningTitle = "Commissioning";

type Crumb = { readonly text: string; readonly href?: string };

type CommissioningPage = {
  readonly heading: string;
  /** What stands between the services and this page. */
  readonly crumbs?: readonly Crumb[];
  readonly summary?: VNode | undefined;
  readonly width?: "wide";
  readonly children: ComponentChildren;
};

export const commissioningCrumb: Crumb = {
  text: commissioningTitle,
  href: commissioningPaths.home,
};

export const serviceCrumb = ({ serviceId, name }: { serviceId: string; name: string }): Crumb => ({
  text: name,
  href: commissioningPaths.service(serviceId),
});

/** A page of commissioning, with the way back to the directory of services. */
export const commissioningPage = (page: CommissioningPage): View => ({
  title: page.heading,
  ...(page.width && { width: page.width }),
  hasErrors: page.summary !== undefined,
  breadcrumbs: [
    { text: "Services", href: servicePaths.services },
    ...(page.crumbs ?? []),
    { text: page.heading },
  ],
  body: (
    <>
      {page.summary}
      <h1 class="govuk-heading-l">{page.heading}</h1>
      {page.children}
    </>
  ),
});

type FormPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly crumbs: readonly Crumb[];
  readonly intro?: string;
};

export function commissioningFormPage<F extends AnyForm>(page: FormPage<F>): View {
  const { heading, crumbs, intro, ...form } = page;
  return commissioningPage({
    heading,
    crumbs,
    summary: formSummary(form.form, form.state, form.suffix),
    children: (
      <>
        {intro !== undefined && <p class="govuk-body app-form">{intro}</p>}
        {form.state.isStale === true && (
          <p class="govuk-body" id="now">
            A colleague decided first. Open the service again to see what was decided.
          </p>
        )}
        <DeclaredForm {...form} />
      </>
    ),
  });
}
