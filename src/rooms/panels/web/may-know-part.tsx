import type { VNode } from "preact";
import { holds } from "../../../platform/access/actor.ts";
import { itemName, type AgendaItem } from "../agenda-reads.ts";
import type { MayKnow } from "../may-know.ts";
import type { SittingFacts } from "./sitting-route.ts";

type Props = {
  readonly facts: SittingFacts;
  readonly items: readonly AgendaItem[];
  readonly mayKnow: readonly MayKnow[];
};

/** Of what was found who keeps the panel reads that an item is closed to somebody, and not why. */
export function MayKnowPart({ facts, items, mayKnow }: Props): VNode | null {
  if (mayKnow.length === 0) return null;
  const decides = holds(facts.acting.actor, "conflict.manage");
  const nameOf = new Map(items.map((item) => [item.itemId, itemName(item)]));
  return (
    <section>
      <h2 class="govuk-heading-m">Closed to a person until it is decided</h2>
      <p class="govuk-body">
        They may know the child or the family. The item is closed to them until the conflict of
        interest is decided.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {mayKnow.map(({ itemId, personId, name }) => (
          <li>
            {`${nameOf.get(itemId) ?? "An item"}: ${name}`}
            {decides && (
              <>
                {" "}
                <a
                  class="govuk-link app-screen-only"
                  href={`/children/${personId}/conflicts/found`}
                >
                  Decide<span class="govuk-visually-hidden">{` on ${name}`}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
