import { counted } from "../../../../kernel/words.ts";
import type { UnusualUse } from "../unusual-reads.ts";

/** What was counted, as a sentence without a verdict. */
export function unusualText({ rule, counts }: Pick<UnusualUse, "rule" | "counts">): string {
  const of = (name: string): number => counts[name] ?? 0;
  const records = counted(of("records"), "record");
  switch (rule) {
    case "many-records":
      return of("usual") === 0
        ? `Opened ${records} in a day, with few earlier days to compare with`
        : `Opened ${records} in a day; on a middle day of theirs ${String(of("usual"))}`;
    case "out-of-hours":
      return `Opened ${records} at night or at a weekend, which is not usual for them`;
    case "no-work":
      return `Opened ${records} with no work of theirs found on them`;
    case "not-found":
      return `Asked for ${counted(of("addresses"), "address", "addresses")} that led nowhere within ${counted(of("minutes"), "minute")}`;
    case "before-conflict":
      return `Opened a record ${counted(of("openings"), "time")} in the days before a conflict of interest was declared on it`;
    case "same-surname":
      return `Opened ${records} of children with their own uncommon family name`;
    case "emergencies":
      return `Opened ${counted(of("openings"), "record")} in an emergency in a day`;
    case "large-export":
      return `Took out ${counted(of("files"), "file")}, the largest of ${counted(of("children"), "child", "children")}`;
    case "held-places":
      return `Named ${counted(of("places"), "time")} within ${counted(of("days"), "day")} where a protected child can be found, without being one of those who may know`;
  }
}
