import type { VNode } from "preact";
import type { CasePractice } from "../case-practices.ts";

type Props = { readonly practices: readonly CasePractice[]; readonly register: string };

/** What is used here that was taken over from gangs, missing or other work. */
export const Practices = ({ practices, register }: Props): VNode => (
  <>
    <h2 class="govuk-heading-m">Practice taken over from other work</h2>
    {practices.length === 0 && <p class="govuk-body">None is recorded for this case.</p>}
    <ul class="govuk-list">
      {practices.map(({ name, href, cameFrom, effect }) => (
        <li>
          <a class="govuk-link" href={href}>
            {name}
          </a>
          <span class="app-line app-secondary">{`${cameFrom}. ${effect}`}</span>
        </li>
      ))}
    </ul>
    <p class="govuk-body app-screen-only">
      <a class="govuk-link" href={register}>
        Choose from the register
      </a>
    </p>
  </>
);
