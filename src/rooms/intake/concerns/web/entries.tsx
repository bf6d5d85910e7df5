import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Details, SummaryList } from "../../../../ui/govuk/index.ts";
import { Voice, fact } from "../../../../ui/layout/index.ts";
import { entryFacts } from "../entry-facts.ts";
import { isScanResult, scanWords } from "../../../../platform/files/scan-result.ts";
import { isKeptBack, type PartEntry, type PictureState } from "../part-entries.ts";
import { partKeys, readTitles } from "../parts.ts";
import type { ToolOn } from "../screening-tools.ts";

type Entries = {
  readonly entries: readonly PartEntry[];
  readonly standing: readonly PartEntry[];
  readonly toolOn: ToolOn;
  /** Where the file of an entry is opened. */
  /** None where this reader may not open it. */
  readonly fileHref: (entry: PartEntry) => string | undefined;
  /** Where a picture is reviewed; absent for those who do not. */
  readonly reviewHref?: (entry: PartEntry) => string | undefined;
  readonly reader: { readonly id: string };
  /** Where one of the named says that a file may be opened. */
  readonly readFirstHref: (entry: PartEntry) => string;
  /** What stands beside a file that this reader may not open yet. */
  readonly keptBackWords: string;
};

/** What was added to a concern, part by part; what was written over is kept below it. */
export function AddedParts({ entries, standing, ...shown }: Entries): VNode {
  return (
    <>
      {partKeys
        .filter((key) => standing.some(({ part }) => part === key))
        .map((key) => {
          const earlier = entries.filter((one) => one.part === key && !standing.includes(one));
          return (
            <section>
              <h3 class="govuk-heading-s">{readTitles[key]}</h3>
              {standing
                .filter(({ part }) => part === key)
                .map((entry) => (
                  <Entry entry={entry} {...shown} />
                ))}
              {earlier.length > 0 && (
                <Details summaryText={`Earlier: ${readTitles[key]}`}>
                  {earlier.map((entry) => (
                    <Entry entry={entry} {...shown} />
                  ))}
                </Details>
              )}
            </section>
          );
        })}
    </>
  );
}

type OneEntry = Omit<Entries, "entries" | "standing"> & { readonly entry: PartEntry };

function Entry({ entry, ...shown }: OneEntry): VNode {
  const added = `Added by ${entry.addedByName}, ${formatDateTime(entry.addedAt)}`;
  if (entry.part === "words") {
    const { said = "", heardBy = "", heardAt = "" } = entry.answers;
    const heard = [`Heard by ${heardBy}`, heardAt].filter((part) => part !== "").join(": ");
    return <Voice words={said} source={`${heard}. ${added}`} />;
  }
  return (
    <>
      <SummaryList
        rows={entryFacts(entry, shown.toolOn(entry.addedAt)).map(([label, value]) =>
          fact(
            label,
            label === "File" && entry.fileId !== null ? (
              <FileOf entry={entry} {...shown} />
            ) : (
              <span class="app-verbatim">{value}</span>
            ),
          ),
        )}
      />
      <p class="govuk-body-s">{added}</p>
    </>
  );
}

/** The file's name, whether it was scanned, and of a picture whether somebody has looked at it. */
function FileOf({ entry, fileHref, reviewHref, ...shown }: OneEntry): VNode {
  const href = isKeptBack(entry, shown.reader) ? undefined : fileHref(entry);
  const review = reviewHref?.(entry);
  const { picture, fileName, fileScan } = entry;
  return (
    <>
      {href === undefined ? (
        fileName
      ) : (
        <a class="govuk-link" href={href}>
          {fileName}
        </a>
      )}
      {picture?.outcome !== "refused" && isScanResult(fileScan) && (
        <div class="govuk-hint govuk-!-margin-bottom-1">{scanWords[fileScan]}</div>
      )}
      {picture && <div class="govuk-hint govuk-!-margin-bottom-1">{pictureWords(picture)}</div>}
      <ReadBefore entry={entry} {...shown} />
      {review !== undefined && (
        <div>
          <a class="govuk-link" href={review}>
            Review this picture
          </a>
        </div>
      )}
    </>
  );
}

type Before = Pick<OneEntry, "entry" | "reader" | "readFirstHref" | "keptBackWords">;

/** While where the child can be found is protected: that one of the named reads the file first. */
function ReadBefore({ entry, reader, readFirstHref, keptBackWords }: Before): VNode | null {
  if (isKeptBack(entry, reader)) return <div>{keptBackWords}</div>;
  if (entry.unread?.by !== "reader") return null;
  return (
    <div>
      Opened by those who are named alone.{" "}
      <a class="govuk-link app-screen-only" href={readFirstHref(entry)}>
        Say that it does not tell where the child is
        <span class="govuk-visually-hidden">{`: ${entry.fileName ?? ""}`}</span>
      </a>
    </div>
  );
}

function pictureWords({ outcome, reason, by }: PictureState): string {
  if (outcome === "waiting") return "Waiting for the MASH to check it";
  const who = `${by ?? "Someone"} ${outcome === "accepted" ? "kept" : "refused"} it`;
  return `${who}: ${reason ?? ""}`;
}
