import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { PartPages, spanWords, verbatimFact } from "../../../ui/layout/index.ts";
import type { KnownOfThing } from "../known-of-thing.ts";
import { thingPaths } from "./paths.ts";
import type { PagesAsked } from "./thing-view.ts";

type Props = {
  readonly thingId: string;
  readonly known: KnownOfThing;
  readonly pages: PagesAsked;
};

/** What is known of it from intelligence; nothing at all where its reader may read none. */
export function KnownSection({ thingId, known, pages }: Props): VNode | null {
  const { lines, part, connections } = known;
  if (part.total === 0) return null;
  const span = { page: part.page, pageSize: part.pageSize, of: part.total };
  const hrefOf = (texts: number) =>
    `${thingPaths.thingAt(thingId, { ...pages, texts })}#intelligence`;
  return (
    <section>
      <h2 class="govuk-heading-m" id="intelligence">
        Intelligence
      </h2>
      {(part.total > part.pageSize || lines.length === 0) && (
        <p class="govuk-body">
          {`${spanWords(span)}${counted(part.total, "text")}, the newest first.`}
        </p>
      )}
      {lines.map((one) => (
        <SummaryList rows={factsOf(one)} />
      ))}
      <PartPages label="Pages of texts from intelligence" {...span} href={hrefOf} />
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
