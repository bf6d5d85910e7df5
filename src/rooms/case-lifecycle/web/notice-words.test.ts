import { expect, test } from "vitest";
import type { Transfer } from "../transfer-reads.ts";
import { noticeWords } from "./notice-words.ts";

const notice = { reference: "N-1", paperId: "x", state: "given", sentOn: "2026-11-02" };
const transfer = (answered: string | null): Transfer =>
  ({
    notice: { ...notice, answerBy: "2026-11-09" },
    acknowledgedOn: answered,
    endedOn: null,
  }) as unknown as Transfer;

test.each([
  [null, "2026-11-05", "Notice N-1: sent; answer due 9 November 2026", false],
  [null, "2026-11-10", "Notice N-1: sent; answer due 9 November 2026: ring them", true],
  ["2026-11-09", "2026-11-20", "Notice N-1: sent; answered in time, on 9 November 2026", false],
  [
    "2026-11-12",
    "2026-11-20",
    "Notice N-1: sent; answered late, on 12 November 2026: it was due 9 November 2026",
    false,
  ],
])("a notice answered on %s says on %s: %s", (answered, today, text, isLate) => {
  expect(noticeWords(transfer(answered), today)).toEqual({ text, isLate });
});
