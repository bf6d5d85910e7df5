import type { Atoms } from "./atoms.ts";
import { both, inEitherOrder, type Atom } from "./key-maker.ts";

/** Keys of one record; two records that share one of them are compared. */
export type Keys = { readonly name: string; readonly atoms: readonly Atom[] };

/** Ways to look for the same thing, from wide to narrow: the first that the data can bear is taken. */
export type Pass = readonly Keys[];

type Given = Atom | undefined;

/** The keys that can be made of what there is; undefined where there are none. */
function keys(name: string, ...atoms: readonly Given[]): Keys[] {
  const made = atoms.filter((atom) => atom !== undefined);
  return made.length === 0 ? [] : [{ name, atoms: made }];
}

function and(one: Given, other: Given): Given {
  return one && other && both(one, other);
}

/** Every way two records of one person may be found, whatever the data holds. */
export function passesOf(atoms: Atoms): Pass[] {
  const passes = [
    ...atoms.exact.map(({ name, atom }) => keys(name, atom)),
    keys(atoms.phones.map(({ name }) => name).join(", "), ...atoms.phones.map(({ atom }) => atom)),
    ...passesByName(atoms),
    ...passesByYears(atoms),
    ...passesByPlace(atoms),
    ...passesByKind(atoms),
  ];
  return passes.filter((pass) => pass.length > 0);
}

function bothNames({ forename, surname, lastPart, formers, ...atoms }: Atoms) {
  const fullName = forename && surname && inEitherOrder(forename, surname);
  const otherName = forename && lastPart && inEitherOrder(forename, lastPart);
  // Beside a name of today, so that a former one finds it as well as another former one.
  const formerNames = forename ? formers.map((former) => inEitherOrder(forename, former)) : [];
  const byInitials = [and(surname, atoms.forenameInitial), and(forename, atoms.surnameInitial)];
  return { fullName, formerNames, allNames: [fullName, otherName, ...byInitials, ...formerNames] };
}

function passesByName(atoms: Atoms): Pass[] {
  const { forename, surname, middle, birth, year, district, formers } = atoms;
  const { fullName, formerNames, allNames } = bothNames(atoms);
  const partsOfBirth = [atoms.yearMonth, atoms.monthDay, atoms.yearDay];
  const withPart = (name: Given): Given[] => partsOfBirth.map((part) => and(name, part));
  return [
    [
      ...keys("date of birth", birth),
      ...keys("date of birth and a name", ...withNames(atoms, birth), and(birth, middle)),
      ...keys(
        "date of birth, a name and a letter of the other",
        and(birth, fullName),
        and(birth, and(forename, atoms.surnameStart)),
        and(birth, and(surname, atoms.forenameStart)),
      ),
    ],
    [
      ...keys("both names", ...allNames),
      ...keys("both names and year", ...allNames.map((name) => and(name, year))),
      ...keys("both names and part of the date", ...[fullName, ...formerNames].flatMap(withPart)),
    ],
    [
      ...keys("forename and part of the date", ...withPart(forename)),
      ...keys(
        "forename, first letter of the surname and part of the date",
        ...withPart(and(forename, atoms.surnameStart)),
      ),
      ...keys("forename, district and part of the date", ...withPart(and(forename, district))),
    ],
    [
      ...keys("surname and part of the date", ...[surname, ...formers].flatMap(withPart)),
      ...keys(
        "surname, first letter of the forename and part of the date",
        ...withPart(and(surname, atoms.forenameStart)),
      ),
      ...keys("surname, district and part of the date", ...withPart(and(surname, district))),
    ],
  ];
}

/** Of who tells an age or a year and who tells a date, of which no other part is in common. */
function passesByYears({ age, yearAlone, forename, surname, ...atoms }: Atoms): Pass[] {
  const [forenameStart, surnameStart] = [atoms.forenameStart, atoms.surnameStart];
  const names = [
    { name: "forename", atom: forename, start: "surname", startAtom: surnameStart },
    { name: "surname", atom: surname, start: "forename", startAtom: forenameStart },
  ];
  const years = [
    { name: "age", atom: age },
    { name: "year of birth", atom: yearAlone },
  ];
  return years.flatMap((its) =>
    names.map(({ name, atom, start, startAtom }) => [
      ...keys(`${name} and ${its.name}`, and(atom, its.atom)),
      ...keys(
        `${name}, first letter of the ${start} and ${its.name}`,
        and(its.atom, and(atom, startAtom)),
      ),
    ]),
  );
}

function passesByPlace(atoms: Atoms): Pass[] {
  const { year, postcode, otherPostcodes, address, otherAddresses, place, district } = atoms;
  const homes = [postcode, ...otherPostcodes];
  const lines = [address, ...otherAddresses];
  return [
    [
      ...keys("postcode", ...homes),
      ...keys("postcode and a name", ...homes.flatMap((home) => withNames(atoms, home))),
    ],
    [
      ...keys("address", address),
      // A second line of one home is no home by itself: beside a name it is.
      ...keys("address and a name", ...lines.flatMap((line) => withNames(atoms, line))),
    ],
    [
      ...keys("place and a name", ...withNames(atoms, place)),
      ...keys("place, a name and year", ...withNames(atoms, and(place, year))),
    ],
    keys("name of the mailbox", atoms.emailName),
    [
      ...keys("district and a name", ...withNames(atoms, district)),
      ...keys("district, a name and year", ...withNames(atoms, and(district, year))),
    ],
  ];
}

/** Two things in common, where hardly anything is known of who it is, and then three. */
function passesByKind({ forename, surname, year, postcode, kinds }: Atoms): Pass[] {
  const all = [forename, surname, year, postcode, ...kinds].filter((atom) => atom !== undefined);
  return kinds.map((kind) => {
    const others = all.filter((atom) => atom !== kind);
    const two = others.map((other) => both(kind, other));
    return [
      ...keys("two things in common", ...two),
      ...keys(
        "three things in common",
        ...two.flatMap((pair, at) => others.slice(at + 1).map((third) => both(pair, third))),
      ),
    ];
  });
}

const withNames = ({ forename, surname, lastPart, formers }: Atoms, atom: Given): Given[] =>
  [forename, surname, lastPart, ...formers].map((name) => and(atom, name));
