import type { AnyForm } from "../../../kernel/forms/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Overtaken, type DeclaredFormProps } from "../../../ui/forms/index.ts";
import { childFormPage, type ChildFacts } from "../../child-record/index.ts";
import type { ApproachReview } from "../member-reads.ts";
import { ListedNote, Reviews } from "./child-page.tsx";

/** A colleague was first: what stands now is read elsewhere. */
export const overtakenAt = (current: string) => (
  <Overtaken
    title="A colleague changed this while you were writing"
    read="Read the current version"
    href={current}
  />
);

type Page<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly facts: ChildFacts;
  readonly heading: string;
  /** Where what stands now is read. */
  readonly current: string;
  readonly isListed?: boolean;
  /** What a colleague wrote first, where that can be said again beside it. */
  readonly reviews?: readonly ApproachReview[];
};

/** A form about one child in a cohort. */
export const cohortChildPage = <F extends AnyForm>(page: Page<F>): View => {
  const { current, isListed = false, reviews, ...form } = page;
  return childFormPage({
    ...form,
    tab: "recovery",
    overtaken: overtakenAt(current),
    now: reviews && <Reviews reviews={reviews} />,
    intro: isListed && <ListedNote />,
  });
};
