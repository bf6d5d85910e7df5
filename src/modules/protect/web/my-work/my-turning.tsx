import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { lifePaths } from "../../life/web/paths.ts";
import { planWords } from "../../life/web/turning-page.tsx";
import { eighteenOn, eighteenWords } from "../../life/transition.ts";
import type { WorkPage } from "./work-view.ts";

/** Children whom this person leads and who turn 18 without an agreed transition; nothing where there are none. */
export function MyTurning({ turning, today }: WorkPage): VNode | null {
  if (turning.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Turning 18 without an agreed transition: ${turning.length}`}</h2>
      <Promises
        items={turning.map((one) => ({
          when: eighteenWords(one.bornOn, today),
          isLate: eighteenOn(one.bornOn) <= today,
          what: (
            <>
              <a class="govuk-link" href={lifePaths.transition(one.personId)}>
                {`Plan for turning 18: ${fullName(one)}`}
              </a>
              <span class="app-line app-secondary">{planWords(one)}</span>
            </>
          ),
          who: one.whoLeads ?? "Nobody leads it yet",
        }))}
      />
    </section>
  );
}
