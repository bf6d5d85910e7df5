import type { VNode } from "preact";
import { Promises } from "../../../../ui/layout/index.ts";
import { whenDue } from "../../my-work/next-thing.ts";
import type { MyFlag } from "../../my-work/my-flags-reads.ts";
import { thingPaths } from "../../things/web/paths.ts";
import { paths } from "../paths.ts";
import type { WorkPage } from "./work-view.ts";

/** Flags that this person set and is to look at within two weeks; nothing where there are none. */
export function MyFlags({ flags, today, calendar }: WorkPage): VNode | null {
  if (flags.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">{`Flags of yours to review: ${flags.length}`}</h2>
      <Promises
        items={flags.map((flag) => ({
          ...whenDue(flag.reviewBy, { today, calendar }),
          what: (
            <a class="govuk-link" href={reviewOf(flag)}>
              {flag.name}
            </a>
          ),
          who: flag.personId === null ? flag.title : `${flag.title} · ${flag.detail}`,
        }))}
      />
    </section>
  );
}

const reviewOf = ({ personId, thingId, flagId }: MyFlag): string =>
  personId === null
    ? thingPaths.reviewFlag(thingId ?? "", flagId)
    : paths.reviewFlag(personId, flagId);
