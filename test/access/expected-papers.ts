import type { Row } from "./expected.ts";

/** No paper has these addresses; whose paper opens to whom, and who takes which step: papers.test.ts. */
export const papers = ({
  keep,
  read,
  without,
}: {
  /** Who prepares and releases papers. */
  readonly keep: string;
  readonly read: Row;
  readonly without: (keys: string) => string;
}): Readonly<Record<string, Row>> => {
  const step = { 404: keep, 403: without(keep) };
  return {
    "GET /papers": { 200: keep, 403: without(keep) },
    "GET /papers/register": { 200: "governance", 403: without("governance") },
    "GET /papers/:paperId": read,
    "GET /papers/:paperId/print": read,
    "GET /papers/:paperId/print.docx": read,
    "POST /papers/:paperId/ask": step,
    "POST /papers/:paperId/release": step,
    "POST /papers/:paperId/send-back": step,
    "POST /papers/:paperId/withdraw": step,
    "POST /papers/:paperId/given": step,
  };
};
