import type { VNode } from "preact";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { staffFormPage, staffPage, type Crumb, type StaffFormPage } from "../../work/index.ts";
import type { Point } from "../point.ts";
import { forumPaths } from "./paths.ts";

export const roomTitle = "Safety forums: you said, we did";

export const pointCrumb = ({ pointId, about }: Pick<Point, "about" | "pointId">): Crumb => ({
  text: about,
  href: forumPaths.point(pointId),
});

const crumbs = [{ text: roomTitle, href: forumPaths.home }];

/** A page about safety forums, with the way back to all of them. */
export const forumPage = (page: Parameters<typeof staffPage>[0]): View =>
  staffPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

export const forumFormPage = <F extends AnyForm>(page: StaffFormPage<F>): View =>
  staffFormPage({ ...page, crumbs: [...crumbs, ...(page.crumbs ?? [])] });

/** A worry that is told at a forum: the ordinary way, and nothing of it stays here. */
export const Worry = (): VNode => (
  <InsetText>
    <p class="govuk-body">
      Someone told a worry about themselves or a friend: tell them first what you will do and who
      will know. Then send it to the MASH now, in one step. It is a concern like any other, and
      nothing of it is kept here.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/concerns/new">
        Raise a concern
      </a>
    </p>
  </InsetText>
);
