import type { VNode } from "preact";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import type { KnownOfThing } from "../known-of-thing.ts";
import { thingPaths } from "./paths.ts";

/** What is known of it from intelligence; nothing at all where its reader may read none. */
export function KnownSection({ known }: { readonly known: KnownOfThing }): VNode | null {
  const { lines, connections } = known;
  if (lines.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Intelligence</h2>
      {lines.map((one) => (
        <SummaryList rows={factsOf(one)} />
      ))}
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

const factsOf = (one: KnownOfThing["lines"][number]) => [
  verbatimFact(
    "What is known",
    one.href === undefined ? (
      one.text
    ) : (
      <a class="govuk-link" href={one.href}>
        {one.text}
      </a>
    ),
  ),
  verbatimFact("Source", one.by),
  verbatimFact("Grading", one.how),
  verbatimFact("Known since", one.since),
  verbatimFact("Handling", one.handling),
  verbatimFact("Review by", one.reviewBy),
];
