import type { VNode } from "preact";
import { fullName } from "../../../subjects/index.ts";
import { interviewDueWords, missingForWords } from "../clock-words.ts";
import type { InterviewDue, MissingChild, MissingNowList } from "../missing-now-reads.ts";
import { Grade } from "./missing-now.tsx";
import { missingPaths } from "./paths.ts";

/** On a page that is read in ten seconds; the rest stands on the list. */
const mostAtWork = 5;

export const shownAtWork = ({ missing, due }: MissingNowList) => [
  ...missing.slice(0, mostAtWork),
  ...due.slice(0, mostAtWork),
];

/** Who is missing, before anything else, and whose interview waits. */
export function MissingAtWork({
  missing,
  due,
  now,
}: MissingNowList & { readonly now: Date }): VNode | null {
  if (missing.length + due.length === 0) return null;
  return (
    <>
      <div class="app-columns">
        {missing.length > 0 && (
          <section>
            <h2 class="govuk-heading-m">{`Missing now: ${missing.length}`}</h2>
            <ul class="govuk-list">
              {missing.slice(0, mostAtWork).map((one) => (
                <li>
                  <Name {...one} />
                  <span class="app-line">
                    {`${missingForWords(one.missingSince, now)}, grade: `}
                    <Grade {...one} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {due.length > 0 && (
          <section>
            <h2 class="govuk-heading-m">{`Return home interviews due: ${due.length}`}</h2>
            <ul class="govuk-list">
              {due.slice(0, mostAtWork).map((one) => (
                <li>
                  <Name {...one} />
                  <span class="app-line">{interviewDueWords(one.dueAt, now).text}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={missingPaths.now}>
          Missing: the whole list
        </a>
      </p>
    </>
  );
}

const Name = (one: MissingChild | InterviewDue): VNode => (
  <a class="govuk-link" href={missingPaths.episode(one.personId, one.episodeId)}>
    {fullName(one)}
  </a>
);
