import type { VNode } from "preact";
import { Due } from "../../../ui/layout/index.ts";
import type { StandsAround } from "../stands-around.ts";

type Props = {
  readonly around: readonly StandsAround[];
  /** Outside, where others may see the screen: nobody is named, and no conditions are shown. */
  readonly isAtTheDoor?: boolean;
};

/** What stands about people and places around a child; nothing where nothing does. */
export function StandsAroundLines({ around: all, isAtTheDoor = false }: Props): VNode | null {
  const around = all.filter(({ isIndoorsOnly = false }) => !isAtTheDoor || !isIndoorsOnly);
  if (around.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Around the child: bail, court, measures and who must be told</h2>
      <ul class="govuk-list govuk-list--bullet">
        {around.map(({ what, on, conditions, when, isOverdue, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {on === null || isAtTheDoor ? what : `${what}: ${on}`}
            </a>
            {when !== null && (
              <>
                {". "}
                <Due isOverdue={isOverdue} text={when} />
              </>
            )}
            {conditions !== null && !isAtTheDoor && (
              <span class="app-line app-secondary app-verbatim">{conditions}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
