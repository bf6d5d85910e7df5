import { z } from "zod";
import type { WaitingPair } from "../../subjects/index.ts";

const record = z.object({ id: z.uuid(), reference: z.string() });

/** As on the page: no name, no number that says how likely, and nothing of what a colleague said. */
export const apiPairs = z.object({
  page: z.int(),
  pageSize: z.int(),
  total: z.int(),
  pairs: z.array(
    z.object({
      records: z.array(record).length(2).describe("A possible duplicate: two records"),
      state: z.enum(["open", "second look", "disagreed"]),
    }),
  ),
});
type Body = z.output<typeof apiPairs>;

const recordBody = ({ personId, reference }: WaitingPair["one"]) => ({ id: personId, reference });

export const pairBody = (pair: WaitingPair): Body["pairs"][number] => ({
  records: [recordBody(pair.one), recordBody(pair.other)],
  state: stateOf(pair),
});

const stateOf = ({ isDisagreed, isSecondLook }: WaitingPair): Body["pairs"][number]["state"] => {
  if (isDisagreed) return "disagreed";
  return isSecondLook ? "second look" : "open";
};
