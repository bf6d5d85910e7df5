import type { VNode } from "preact";
import { fullName } from "../../subjects/index.ts";
import { Due } from "../../../ui/layout/index.ts";
import { interviewDueWords, missingForWords } from "../clock-words.ts";
import type { InterviewLine, MissingAtWork, MissingLine } from "../missing-at-work-reads.ts";
import { Grade } from "../../child-record/index.ts";
import { missingPaths } from "./paths.ts";

/** Who is missing, before anything else, and whose interview waits; the rest stands on the list. */
export function MissingLines({
  missing,
  due,
  now,
}: MissingAtWork & { readonly now: Date }): VNode | null {
  if (missing.total + due.total === 0) return null;
  return (
    <>
      <div class="app-columns">
        {missing.total > 0 && (
          <section>
            <h2 class="govuk-heading-m">{`Missing now: ${missing.total}`}</h2>
            <ul class="govuk-list">
              {missing.rows.map((one) => (
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
        {due.total > 0 && (
          <section>
            <h2 class="govuk-heading-m">{`Return home interviews due: ${due.total}`}</h2>
            <ul class="govuk-list">
              {due.rows.map((one) => (
                <li>
                  <Name {...one} />
                  <Due isLine {...interviewDueWords(one.dueAt, now)} />
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

const Name = (one: MissingLine | InterviewLine): VNode => (
  <a class="govuk-link" href={missingPaths.episode(one.personId, one.episodeId)}>
    {fullName(one)}
  </a>
);
