/** What policies of licences and of their referrals may say: see policy-shapes.ts. */
export type LicensingTerm =
  "a licence's readers" | "a referral's readers" | "of a referral" | "of a subject";

const subjects = String.raw`\(?\(?SELECT sec\.can\('subject\.view'::text\)\)?\)?`;

export const licensingTerms: readonly (readonly [LicensingTerm, RegExp])[] = [
  // Those who read subjects; and a licensing officer of what was referred.
  [
    "a licence's readers",
    new RegExp(
      String.raw`^${subjects} OR \(?EXISTS \(SELECT FROM subjects\.licensing_referrals r WHERE \(r\.licence_id = licences\.licence_id\)\)\)?$`,
    ),
  ],
  // Of who may be a child, those who read subjects alone.
  ["a referral's readers", new RegExp(String.raw`^${subjects} OR \(NOT is_halted\)$`)],
  // What was done is read by whoever reads the referral.
  [
    "of a referral",
    /^EXISTS \(SELECT FROM subjects\.licensing_referrals r WHERE \(r\.licensing_referral_id = licensing_steps\.licensing_referral_id\)\)$/,
  ],
  // Recorded by who reads the subject that holds it.
  [
    "of a subject",
    /^EXISTS \(SELECT FROM subjects\.things t WHERE \(t\.thing_id = (?:licences|licensing_referrals)\.thing_id\)\)$/,
  ],
];

export const licensingShapes = {
  "a licence's readers + can + partnership": "directory",
  "a referral's readers + can + nobody who is named + partnership": "directory",
  "author + can + of a subject + partnership": "directory",
  "can + of a subject + partnership": "directory",
  "of a referral": "directory",
  "author + can + of a referral + partnership": "directory",
} as const;
