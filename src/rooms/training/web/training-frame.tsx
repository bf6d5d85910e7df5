import type { ComponentChildren, VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { staffFormPage, staffPage, type StaffFormPage } from "../../work/index.ts";
import type { TrainingScheme } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";

export const roomTitle = "Prevention: training";

export const crumbs = [{ text: roomTitle, href: trainingPaths.home }];

/** A page of training, with the way back to the register. */
export const trainingPage = (page: Parameters<typeof staffPage>[0]): View =>
  staffPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

export const trainingFormPage = <F extends AnyForm>(page: StaffFormPage<F>): View =>
  staffFormPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

/** Said before a session to participants and staff who are survivors, with where to go. */
export const Care = ({ scheme }: { readonly scheme: TrainingScheme }): VNode => (
  <InsetText>
    <p class="govuk-body">{scheme.care}</p>
    <ul class="govuk-list govuk-list--bullet">
      {scheme.careWhere.map(({ name, how }) => (
        <li>{`${name}: ${how}`}</li>
      ))}
    </ul>
  </InsetText>
);

export const Links = ({ children }: { readonly children: ComponentChildren }): VNode => (
  <ul class="govuk-list app-screen-only">{children}</ul>
);

export const LinkTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);
