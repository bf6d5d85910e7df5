import type { VNode } from "preact";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import type { ThingForums } from "../thing-forums.ts";

/** Every forum and panel that touches one person, each as far as the reader may know of it; nothing where there is none. */
export function Forums({ forums }: { readonly forums: readonly ThingForums[] }): VNode | null {
  const lines = forums.flatMap((one) => one.lines);
  const record = forums.map((one) => one.record).find((href) => href !== undefined);
  if (lines.length === 0 && record === undefined) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Forums that know this person</h2>
      {lines.length === 0 && <p class="govuk-body">None that you may know of.</p>}
      {lines.map(({ forum, contact, next, href }) => (
        <SummaryList
          rows={[
            verbatimFact(
              "Forum",
              <a class="govuk-link" href={href}>
                {forum}
              </a>,
            ),
            verbatimFact("Who to ask", contact),
            verbatimFact("Next", next),
          ]}
        />
      ))}
      {record !== undefined && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={record}>
            Record another forum
          </a>
        </p>
      )}
    </section>
  );
}
