import type { VNode } from "preact";
import { writeView, type TrackerView } from "../tracker-query.ts";

/** What a form on the list leaves as it is, so that choosing columns keeps the filters and the other way round. */
export function KeptParts({
  view,
  except,
}: {
  view: TrackerView;
  except: (key: string) => boolean;
}): VNode {
  const parts = [...new URLSearchParams(writeView(view))].filter(([key]) => !except(key));
  return (
    <>
      {parts.map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
    </>
  );
}
