type Fields = Readonly<Record<string, string>>;

const day = (name: string, iso: string): Fields => {
  const [year = "", month = "", date = ""] = iso.split("-");
  return {
    [`${name}-day`]: String(Number(date)),
    [`${name}-month`]: String(Number(month)),
    [`${name}-year`]: year,
  };
};

export type TermDates = {
  readonly fromOn?: string;
  readonly contractFrom?: string;
  readonly contractUntil?: string;
  readonly noticeOn?: string;
};

/** Terms that are right in every field: a contract whose notice date comes within 90 days of the tests' day. */
export const termFields = (over: Fields = {}, dates: TermDates = {}): Fields => ({
  ...day("fromOn", dates.fromOn ?? "2026-04-01"),
  kind: "child-isva",
  capacity: "20",
  cost: "90000",
  agreement: "contract",
  ...day("contractFrom", dates.contractFrom ?? "2026-04-01"),
  ...day("contractUntil", dates.contractUntil ?? "2027-03-31"),
  ...day("noticeOn", dates.noticeOn ?? "2026-12-31"),
  outcomes: "Children say that they are believed and know what happens next",
  ...over,
});

export const decisionFields = (over: Fields = {}): Fields => ({
  decision: "continue",
  reasons: "Demand is above the places, and young people ask for it",
  ...over,
});
