import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { ageText } from "../mash-words.ts";
import type { NamedConcern } from "../named-concern.ts";
import { paths } from "./paths.ts";

type LinkProps = {
  readonly concern: NamedConcern;
  readonly today: string;
  readonly also?: string;
};

/** Whom a concern is about, in a list: the name leads to it, with age and reference below. */
export function ConcernLink({ concern, today, also = "" }: LinkProps): VNode {
  return (
    <>
      <a class="govuk-link" href={paths.concern(concern.concernId)}>
        {fullName(concern)}
      </a>
      <span class="app-secondary app-line">
        {ageText(concern, today)} · <span class="app-nowrap">{concern.reference}</span>
        {also}
      </span>
    </>
  );
}
