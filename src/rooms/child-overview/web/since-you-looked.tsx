import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Changes } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";

export const mostChanges = 6;

type Since = { readonly changes: Changes | undefined; readonly personId: string };

/**
 * What colleagues recorded since the reader's last day in this record, at a glance. It stays the same all
 * day, so that a second look an hour later does not wipe out what the first one showed.
 */
export function SinceYouLooked({ changes, personId }: Since): VNode | null {
  if (!changes) return null;
  const { lines, since } = changes;
  const day = formatDate(londonDate(since));
  if (lines.length === 0) {
    return (
      <p class="govuk-body app-screen-only">{`Nothing new since your last visit on ${day}.`}</p>
    );
  }
  const shown = lines.slice(0, mostChanges);
  return (
    <section class="app-since app-screen-only">
      <h2 class="govuk-heading-s">{`Since your last visit on ${day}`}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {shown.map((line) => (
          <li>
            {line.headline}
            <span class="app-secondary">{` ${line.recordedBy ?? "Imported"}, ${formatDate(londonDate(line.recordedAt))}`}</span>
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">
        <a class="govuk-link" href={paths.chronology(personId)}>
          {lines.length > mostChanges
            ? `More than ${counted(mostChanges, "entry", "entries")}: the whole chronology`
            : "The whole chronology"}
        </a>
      </p>
    </section>
  );
}
