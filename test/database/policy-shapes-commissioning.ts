/** What policies of commissioning may say: see policy-shapes.ts. */
export type CommissioningTerm = "keeps or answers" | "answers for it" | "contact";

const manages = String.raw`\(?\(SELECT sec\.can\('service\.manage'::text\)\)\)?`;
const own = String.raw`\(?service_id = ANY \(\(SELECT directory\.own_services\(\)\)(?:::uuid\[\])?\)\)?`;
const open = String.raw`\(?service_id = ANY \(\(SELECT sec\.open_services\(\)\)(?:::uuid\[\])?\)\)?`;

const whole = (text: string): RegExp => new RegExp(`^${text}$`);

export const commissioningTerms: readonly (readonly [CommissioningTerm, RegExp])[] = [
  // Terms, decisions and returns of a service: for who keeps services and who answers for this one.
  ["keeps or answers", whole(`${manages} OR ${own}`)],
  // Numbers of a month are returned by who answers for the service alone.
  ["answers for it", whole(own)],
  // Who answers for a service is no secret; of a sensitive one it is its list's.
  [
    "contact",
    whole(String.raw`${manages} OR \(?staff_id = \(SELECT sec\.staff\(\)\)\)? OR ${open}`),
  ],
];

export const commissioningShapes = {
  "keeps or answers + partnership": "owner",
  "answers for it + author + partnership": "owner",
  "contact + partnership": "directory",
} as const;
