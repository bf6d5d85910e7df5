import type { VNode } from "preact";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { KnownOfThing } from "../known-of-thing.ts";
import { thingPaths } from "./paths.ts";

/** What is known of it from intelligence; nothing at all where its reader may read none. */
export function KnownSection({ known }: { readonly known: KnownOfThing }): VNode | null {
  const { lines, connections } = known;
  if (lines.length === 0) return null;
  return (
    <section>
      <SortableTable
        caption="Intelligence"
        captionClasses="govuk-table__caption--m"
        columns={[
          { key: "text", text: "What is known" },
          { key: "by", text: "By whom" },
          { key: "how", text: "How well" },
          { key: "since", text: "Since" },
          { key: "handling", text: "Handling" },
          { key: "review", text: "Review by" },
        ]}
        groups={[
          {
            rows: lines.map((one) => ({
              text:
                one.href === undefined ? (
                  <span class="app-verbatim">{one.text}</span>
                ) : (
                  <a class="govuk-link app-verbatim" href={one.href}>
                    {one.text}
                  </a>
                ),
              by: one.by,
              how: one.how,
              since: one.since,
              handling: <span class="app-verbatim">{one.handling}</span>,
              review: one.reviewBy,
            })),
          },
        ]}
      />
      {connections.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Connected through another subject</h3>
          <p class="govuk-body">Each rests on two pieces and is no better than its weakest hop.</p>
          <ul class="govuk-list govuk-list--bullet">
            {connections.map(({ thingId, label, through, weakest }) => (
              <li>
                <a class="govuk-link" href={thingPaths.thing(thingId)}>
                  {label}
                </a>
                {` through ${through}. Weakest hop: ${weakest}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
