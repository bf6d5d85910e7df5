/**
 * How often two records of one person come out at each level of a comparison, before anything is learned: the
 * centre of the prior of m. Behind it stand `strengthsOfMatch` imagined pairs (training.ts); the data outweighs
 * twelve of them at once, so that these matter where a file is small or hardly anybody stands in it twice.
 *
 * Source, unless a line says another: judgement, from how often such slips are made in invented agency records and
 * in FEBRL 1 to 3 and fake_1000; nothing was fitted to held-out sets. Each list adds up to 1.
 */

export const usualLevels = {
  /** Source: judgement, as above. Sensitivity: not measured. */
  forename: { same: 0.75, near: 0.1, nickname: 0.03, swapped: 0.02, part: 0.04, alike: 0.03, different: 0.03 }, // prettier-ignore
  /** Source: judgement; girls and women change it oftener than anything but a home. Sensitivity: not measured. */
  surname: { same: 0.75, near: 0.1, part: 0.05, alike: 0.04, different: 0.06 },
  /** Source: judgement. Sensitivity: not measured. */
  middleName: { same: 0.8, part: 0.12, different: 0.08 },
  /** An initial can be told wrongly only with the name itself. Source: judgement (ADR 128). Sensitivity: not measured. */
  initial: { same: 0.96, different: 0.04 },
  /** Source: judgement. Sensitivity: not measured. */
  sex: { same: 0.98, different: 0.02 },
  /** A number that is issued to one person. Source: judgement. Sensitivity: not measured. */
  identifier: { same: 0.93, near: 0.05, different: 0.02 },
  /** Source: judgement. Sensitivity: not measured. */
  email: { same: 0.7, near: 0.1, name: 0.05, different: 0.15 },
  /** Source: judgement. Sensitivity: not measured. */
  phone: { same: 0.7, near: 0.05, different: 0.25 },
  /** Source: judgement: one child in four or five moves between two records of two agencies. Sensitivity: not measured. */
  postcode: { same: 0.75, near: 0.05, district: 0.05, different: 0.15 },
  /** The same where records tell of former homes, which takes a twentieth of "different". Source: judgement. Sensitivity: not measured. */
  postcodeWithFormer: { same: 0.75, near: 0.05, district: 0.05, former: 0.05, different: 0.1 },
  /** A part of the postcode where one of two tells no more. Source: judgement (ADR 130). Sensitivity: not measured. */
  district: { same: 0.8, different: 0.2 },
  /** Source: judgement. Sensitivity: not measured. */
  house: { same: 0.8, different: 0.2 },
  /** A town. Source: judgement. Sensitivity: not measured. */
  place: { same: 0.75, near: 0.1, different: 0.15 },
  /** A kind of something: a school, a ward. Source: judgement. Sensitivity: not measured. */
  category: { same: 0.8, different: 0.2 },
  /** A line of an address, or any other text. Source: judgement. Sensitivity: not measured. */
  text: { same: 0.7, near: 0.12, inCommon: 0.05, different: 0.13 },
  /** Years of age or of school: lists are written in different months. Source: judgement (ADR 116). Sensitivity: not measured. */
  age: { same: 0.75, oneYear: 0.2, different: 0.05 },
  /** Two whole dates. Source: judgement. Sensitivity: not measured. */
  birth: { same: 0.8, swapped: 0.02, oneFigure: 0.08, twoParts: 0.05, close: 0.02, aYear: 0.01, different: 0.02 }, // prettier-ignore
  /** Where one of the two is counted from an age, so that no more than the middle of a year is known. Source: judgement (ADR 128). Sensitivity: not measured. */
  countedBirth: { same: 0.001, swapped: 0.001, oneFigure: 0.001, twoParts: 0.75, close: 0.001, aYear: 0.2, different: 0.045 }, // prettier-ignore
  /** One person's dates or ages fifteen years apart: beside the list it belongs to, of which it is no part. Source: judgement (ADR 124). Sensitivity: not measured. */
  aGenerationApart: 0.001,
} as const;
