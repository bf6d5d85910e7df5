import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import { paths as childPaths } from "../../child-record/web/paths.ts";
import { recordWords } from "../siblings/sibling-form.ts";
import type { Sibling } from "../siblings/sibling-reads.ts";
import { beyondWords } from "../siblings/siblings-in-brief.ts";
import type { FamilyPage } from "./page-facts.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

/** Brothers and sisters who have a record of their own; of those out of reach that they may be at risk, where it may be said. */
export function Siblings(page: FamilyPage): VNode | null {
  const { siblings, siblingsBeyond } = page.family;
  if (siblings.length === 0 && siblingsBeyond === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m" id="siblings">
        Brothers and sisters with a record here
      </h2>
      {siblingsBeyond > 0 && <InsetText text={`${beyondWords(siblingsBeyond)}.`} />}
      <ul class="govuk-list govuk-list--spaced">
        {siblings.map((one) => (
          <li>
            <SiblingLine one={one} page={page} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SiblingLine({ one, page }: { readonly one: Sibling; readonly page: FamilyPage }): VNode {
  const said = one.maySay
    ? "Others may read, without a name, that a brother or sister may be at risk"
    : `Others read nothing of it: ${one.sayReason ?? ""}`;
  return (
    <>
      <a class="govuk-link" href={childPaths.child(one.personId)}>
        {recordWords(one)}
      </a>
      {`, ${one.reference}. ${one.isOpen ? "Open case" : "No open case"}.`}
      <span class="app-line app-secondary">
        {`${one.howKnown}. ${said}. Linked by ${one.recordedBy}, ${formatDate(londonDate(one.recordedAt))}`}
      </span>
      {page.mayChange && (
        <a
          class="govuk-link app-screen-only"
          href={paths.endSibling(page.facts.person.personId, one.siblingLinkId)}
        >
          End this link
          <span class="govuk-visually-hidden">{`: ${recordWords(one)}`}</span>
        </a>
      )}
    </>
  );
}
