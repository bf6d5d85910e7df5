/**
 * How columns are read: what a column is taken for, and what stands in its cells. None of these is a part of the
 * model; a file whose columns are read wrongly is linked wrongly all the same. Source, unless a line says another:
 * judgement, tried on invented lists of the kinds that the decision names. Sensitivity: the development sets have
 * plain headings, and none of them changes; the lists of the decisions do.
 */

/** So many values, by their hash, are enough to know what a column is. Source: engineering. */
export const looked = {
  content: 2_000,
  forenames: 4_000,
  namesOfOther: 20_000,
  ofOneName: 2_000,
  cells: 1_000,
  said: 1_000,
  numbers: 50_000,
  districts: 20_000,
  sameNumber: 5_000,
} as const;

/** Which of two names is the forename (ADR 132, 140). */
export const nameOrder = {
  /** Of forenames in any list so many are known, six in ten and more; of surnames a third at most: and three times as many of the one. */
  surely: 0.5,
  times: 3,
  /** Fewer names tell nothing. */
  fewest: 20,
  /** Words that must tell that another name comes first than in the other lists. */
  fewestWords: 20,
  /** Names that must surely stand the other way round in a list of both orders, and their share. */
  fewestTurned: 5,
  leastShareTurned: 0.1,
} as const;

/** What a column is by those it stands among (ADR 112, 116). */
export const company = {
  /** Of the forenames of any list so many stand in the sets of short forms. */
  forenamesKnown: 0.15,
  /** Of forenames in any list more are known. */
  ofForenames: 0.5,
  /** Records on which a number stands twice that tell whether it is a household's, and in how many of them forenames differ. */
  fewestOfHousehold: 20,
  mostDiffering: 0.25,
} as const;

/** Dates of unknown meaning, and when ages were written (ADR 128, 137). */
export const dated = {
  fewest: 10,
  /** Of records of one name so many have the same date where it is their birth; those of a bare heading more. */
  agreeingBare: 0.3,
  agreeing: 0.1,
  /** Nearly all dates of what happened lie in so few years. */
  fewYears: 5,
  shareInFewYears: 0.9,
  /** One name that many records have tells no more than this. */
  mostOfOneName: 3,
  /** Fewer pairs of one name may be namesakes. */
  fewestOfOneName: 4,
  /** A list is hardly kept for more years, and what comes to a later year is no birth and an age. */
  longestKept: 15,
  latestYear: 2030,
  /** Records of one name that tell the birth and the age, and how many of them agree on when it was. */
  fewestWithAge: 10,
  agreeingOnMoment: 0.35,
} as const;

/** Columns of several files that stand below each other (ADR 136, 146). */
export const belowEachOther = {
  /** Fewer values that differ are levels and answers, and such a share of the fewer stands in the other. */
  fewestValues: 4,
  mostly: 0.6,
  /** Numbers that stand in both lists, beside names and alone; how many of their records agree; how far beyond chance. */
  fewestBesideNames: 3,
  fewestAlone: 10,
  agreeing: 0.5,
  beyondChance: 5,
} as const;

/** What is told less fully than elsewhere: initials, districts (ADR 128, 130). */
export const partly = {
  fewestInitials: 100,
  initials: 1 / 20,
  fewestDistricts: 10,
  districts: 1 / 50,
} as const;

/** What a cell may hold. */
export const cells = {
  /** Values of a list in one cell at most. */
  mostInList: 6,
  /** A name stands at the beginning of a cell; what goes on for longer is a text. */
  mostLetters: 400,
  /** Words of a text that are compared. */
  mostWords: 40,
  /** In how many of the cells of names an address stands, a telephone or the like, and an age. */
  address: 0.5,
  reach: 0.2,
  age: 0.1,
  /** Surnames within whole names, and in how many records there must be one. */
  familyNames: 2,
  familyNamesFrom: 0.08,
  /** Nobody is older. */
  oldest: 115,
} as const;
