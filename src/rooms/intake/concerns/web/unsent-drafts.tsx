import type { VNode } from "preact";
import { paths } from "./paths.ts";

export type UnsentDraft = {
  readonly id: string;
  readonly danger: string;
  readonly about: string;
  readonly savedAt: string;
};

/** What the person began and did not send, so that it is not begun a second time. */
export function UnsentDrafts({
  drafts,
}: {
  readonly drafts: readonly UnsentDraft[];
}): VNode | null {
  if (drafts.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Begun and not sent</h2>
      <ul class="govuk-list govuk-list--bullet">
        {drafts.map(({ id, danger, about, savedAt }) => (
          <li>
            <a class="govuk-link" href={paths.form(danger, id)}>
              {about === "" ? "A concern without a name" : about}
            </a>
            {`, kept ${savedAt}. Nobody but you has seen it.`}
          </li>
        ))}
      </ul>
    </>
  );
}
