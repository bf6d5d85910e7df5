/** What policies of requests for information, and of bail and release, may say: see policy-shapes.ts. */
export type RequestTerm =
  | "decides requests"
  | "of one's own agency"
  | "a request's readers"
  | "of a request"
  | "a release's readers";

const agency = String.raw`agency_id = ANY \(\(SELECT sec\.agencies\(\)\)(?:::uuid\[\])?\)`;

export const requestTerms: readonly (readonly [RequestTerm, RegExp])[] = [
  // Never a post that enforces the law.
  ["decides requests", /^SELECT sec\.decides_requests\(\)$/],
  ["of one's own agency", new RegExp(`^${agency}$`)],
  // Those who decide; and those who record, of their own agency.
  [
    "a request's readers",
    new RegExp(
      String.raw`^\(?\(?SELECT sec\.decides_requests\(\)\)?\)? OR \(\(SELECT sec\.can\('request\.record'::text\)\) AND \(${agency}\)\)$`,
    ),
  ],
  // What was decided is read by whoever reads the request.
  [
    "of a request",
    /^EXISTS \(SELECT FROM protect\.victim_requests r WHERE \(r\.victim_request_id = victim_request_decisions\.victim_request_id\)\)$/,
  ],
  // Those who read subjects; and those who reach a child that it is about.
  [
    "a release's readers",
    /^\(?\(?SELECT sec\.can\('subject\.view'::text\)\)?\)? OR \(?EXISTS \(SELECT FROM protect\.release_children c WHERE \(c\.release_id = releases\.release_id\)\)\)?$/,
  ],
];

export const requestShapes = {
  "a request's readers + parent": "parent",
  "author + can + of one's own agency + parent + partnership": "parent",
  "of a request + parent": "parent",
  "decides requests + parent": "parent",
  "decides requests + parent + partnership": "parent",
  "author + decides requests + parent + partnership": "parent",
  "a release's readers + partnership": "directory",
} as const;
