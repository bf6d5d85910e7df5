import { isOfFormerHome } from "../tables/names-of-columns.ts";
import type { ColumnRole, Role } from "../tables/roles.ts";
import type { Column, Table } from "../tables/table.ts";
import { houseIn, postcodeIn, readAddress } from "./addresses.ts";
import { yearsReader } from "./ages.ts";
import { agesKnown } from "./ages-known.ts";
import { agesAmong, besideNames } from "./beside-names.ts";
import { birthIn } from "./cells.ts";
import { agesAlone } from "./counted-birth.ts";
import { birthOf } from "./birth.ts";
import { familyNamesIn } from "./family-names.ts";
import { completed, completedFrom, takenOut } from "./completed.ts";
import { postcodesAndDistricts } from "./districts.ts";
import { eachIn, eachOf } from "./each-of.ts";
import { fieldOf, type Field, type NumberCheck } from "./field.ts";
import { namesAndInitials } from "./initials.ts";
import { withKnownAs } from "./known-as.ts";
import { readForename, readName } from "./names.ts";
import {
  readEmail,
  readIdentifier,
  readNhs,
  readPhone,
  readPostcode,
  readSex,
  readUpnOrText,
  readWords,
} from "./texts.ts";
import { typedName, type TypedName } from "./typed-names.ts";
import { initialsCompleted, namesCompleted, type InParts } from "./whole-names.ts";

/** The records as the engine sees them: by what columns mean, never by what they are called. */
export type Dataset = {
  readonly rows: number;
  readonly forename: Field | undefined;
  readonly middle: Field | undefined;
  readonly surname: Field | undefined;
  /** The letters with which names begin, where some records tell no more. */
  readonly forenameInitial?: Field;
  readonly surnameInitial?: Field;
  /** Every other surname that a record tells of: former, of birth, of another house. */
  readonly formers: readonly Field[];
  /** Year, month and day as one number. */
  readonly birth: Field | undefined;
  readonly sex: Field | undefined;
  /** Years of age, or of school. */
  readonly ages: readonly Field[];
  readonly identifiers: readonly Field[];
  readonly phones: readonly Field[];
  readonly email: Field | undefined;
  readonly postcode: Field | undefined;
  /** As much of a postcode as all tell, where some tell no more. */
  readonly district?: Field;
  /** Postcodes of homes that somebody had before, or has besides. */
  readonly otherPostcodes: readonly Field[];
  readonly house: Field | undefined;
  readonly addresses: readonly Field[];
  readonly places: readonly Field[];
  readonly categories: readonly Field[];
  readonly texts: readonly Field[];
  readonly source: Field | undefined;
};

/** What a column by itself is read as; what several columns make up together is not among it. */
const readers: Readonly<Partial<Record<Role, Read>>> = {
  forename: readForename,
  middleName: readName,
  surname: readName,
  sex: readSex,
  nhsNumber: readNhs,
  upn: readUpnOrText,
  identifier: readIdentifier,
  phone: readPhone,
  email: readEmail,
  postcode: readPostcode,
  houseNumber: readWords,
  place: readWords,
  category: readWords,
  text: readWords,
  source: readWords,
};

const readerOf = (role: Role, column: Column): Read | undefined =>
  role === "number" ? yearsReader(column) : readers[role];

/** Fields by the names of their columns. */
export type Ready = ReadonlyMap<string, Field>;

/** The fields of some columns, as far as each can be read by itself: several threads may share the columns. */
export function fieldsOf(columns: readonly Column[], given: readonly ColumnRole[]): Ready {
  const fields = columns.flatMap((column): [string, Field][] => {
    const role = given.find(({ name }) => name === column.name)?.role;
    const read = role && readerOf(role, column);
    return read ? [[column.name, fieldOf(column, read)]] : [];
  });
  return new Map(fields);
}

type Making = {
  /** Fields that have been read before. */
  readonly ready?: Ready | undefined;
  readonly divided?: Divided;
};

/** What is compared as far as all records tell it, where many tell less: a model that was learned before says it. */
export type Divided = Readonly<Record<"forename" | "surname" | "postcode", boolean>>;

const asTold: Divided = { forename: true, surname: true, postcode: true };

/** The records of a table, by what its columns are taken for. */
export function datasetOf(
  table: Table,
  given: readonly ColumnRole[],
  { ready = new Map(), divided = asTold }: Making = {},
): Dataset {
  const { all, one, made, fields, field, each } = readingOf(table, given, ready);
  const whole = namesOf(all, made, each("formerSurname", readName));
  const names = { ...whole, ...asFarAsTold(whole, divided) };
  const birth = birthOfAll(one, all("number"));
  const homes = homesOf(all);
  const completedField = (role: Role, of: (address: string) => string | undefined) => {
    const column = completedIn(homes, one(role), { role, of });
    return column && made(column, readers[role]);
  };
  const postcode = one("postcode") ? completedField("postcode", postcodeIn) : postcodesOf(homes);
  return {
    rows: table.rows,
    ...names,
    birth,
    sex: field("sex"),
    ages: fields("number")
      .flatMap((ages) => agesAlone(ages, recordedIn(one)) ?? [])
      .map((ages) => agesKnown(ages, birth, names)),
    identifiers: [
      ...fields("nhsNumber").map(checkedBy("nhs number")),
      ...fields("upn").map(checkedBy("upn")),
      ...fields("identifier"),
    ],
    phones: phonesOf(all("phone"), made),
    email: field("email"),
    ...(divided.postcode ? postcodesAndDistricts(postcode) : { postcode }),
    otherPostcodes: each("formerPostcode", readPostcode),
    house: completedField("houseNumber", houseIn),
    addresses: each("address", readAddress, "addresses"),
    places: fields("place"),
    categories: fields("category"),
    texts: fields("text"),
    source: field("source"),
  };
}

/** A cell may hold several telephones. */
const phonesOf = (columns: readonly Column[], made: Made): Field[] =>
  columns.flatMap((column) => {
    const each = eachOf(column, "phones");
    return each.length === 1
      ? [made(column, readPhone)]
      : each.map((its) => fieldOf(its, readPhone));
  });

type Taken = { readonly role: Role; readonly of: (address: string) => string | undefined };

/** A column whose gaps are filled with what can be taken out of homes. */
const completedIn = (homes: readonly Column[], column: Column | undefined, { role, of }: Taken) =>
  homes.reduce(
    (found, home) => completedFrom(found, home, (address) => takenOut(address, role, of)),
    column,
  );

/** Where it stands where somebody lives today: in an address, or beside the name. */
function homesOf(all: (role: Role) => readonly Column[]): readonly Column[] {
  const addresses = all("address");
  const address = addresses.find(({ name }) => !isOfFormerHome(name)) ?? addresses[0];
  const [name] = all("fullName");
  return [address, name].filter((column) => column !== undefined);
}

/** Out of addresses, where no column has them: they find records of one home whose lines are written in other ways. */
function postcodesOf(homes: readonly Column[]): Field | undefined {
  const [column, other] = homes.flatMap((home) => takenOut(home, "postcode", postcodeIn) ?? []);
  return column && fieldOf(other ? completed(column, other) : column, readPostcode);
}

/** The columns and fields of a table by their role. */
function readingOf({ columns }: Table, given: readonly ColumnRole[], ready: Ready) {
  const own = (role: Role): Column[] =>
    columns.filter((column) => given.some((one) => one.name === column.name && one.role === role));
  const [whole] = own("fullName");
  const all = (role: Role): readonly Column[] => {
    const found = besideNames(role, own(role), whole);
    return role === "number" && found.length === 0 ? agesAmong(own("birthDate")[0]) : found;
  };
  const one = (role: Role): Column | undefined => all(role)[0];
  const made: Made = (column, read = readWords) => ready.get(column.name) ?? fieldOf(column, read);
  const fields = (role: Role): Field[] =>
    all(role).map((column) => made(column, readerOf(role, column)));
  const field = (role: Role): Field | undefined => {
    const column = one(role);
    return column && made(column, readers[role]);
  };
  const each = (role: Role, read: Read, of: "names" | "addresses" = "names"): Field[] =>
    all(role).flatMap((column) => eachOf(column, of).map((its) => fieldOf(its, read)));
  return { all, one, made, fields, field, each };
}

const checkedBy =
  (check: NumberCheck) =>
  (field: Field): Field => ({ ...field, check });

type Read = Parameters<typeof fieldOf>[1];
/** Makes a field of a column, or gives the one that has been read before. */
type Made = (column: Column, read?: Read) => Field;

const birthOfAll = (
  one: (role: Role) => Column | undefined,
  ages: readonly Column[],
): Field | undefined =>
  birthOf({
    whole: birthBeside(one("birthDate"), one("fullName")),
    year: one("birthYear"),
    month: one("birthMonth"),
    day: one("birthDay"),
    ages,
    recorded: recordedIn(one),
  });

const recordedIn = (one: (role: Role) => Column | undefined): Column | undefined =>
  one("recordDate") ?? one("recordYear");

/** A date of birth may stand in a cell with the name. */
function birthBeside(birth: Column | undefined, name: Column | undefined): Column | undefined {
  const taken = (column: Column) => takenOut(column, "date of birth", birthIn);
  return birth ? completedFrom(birth, name, taken) : name && taken(name);
}

function namesOf(
  all: (role: Role) => readonly Column[],
  made: Made,
  formers: readonly Field[],
): Pick<Dataset, "forename" | "middle" | "surname" | "formers"> {
  const { forename, middle, surname, within } = nameColumns(all);
  const others = within && forename && surname && familyNamesIn(within, { forename, surname });
  const [known] = all("knownAs");
  const called = forename && known ? withKnownAs(forename, known) : forename;
  return {
    // Two columns in one are nothing that could be read before.
    forename: called && (known ? fieldOf : made)(called, readForename),
    middle: middle && made(middle, readName),
    surname: surname && made(surname, readName),
    formers: [
      ...formers,
      ...(surname ? surnamesBeside(surname) : []),
      ...(others ?? []).map((its) => fieldOf(its, readName)),
    ],
  };
}

/** Names, and initials of those of which many records tell no more. */
function asFarAsTold({ forename, surname }: Pick<Dataset, "forename" | "surname">, by: Divided) {
  const first = by.forename ? namesAndInitials(forename) : { name: forename };
  const last = by.surname ? namesAndInitials(surname) : { name: surname };
  return {
    forename: first.name,
    surname: last.name,
    ...(first.initial && { forenameInitial: first.initial }),
    ...(last.initial && { surnameInitial: last.initial }),
  };
}

/** What stands in a cell beside the surname of today: Reed née Okafor. */
const surnamesBeside = (surname: Column): Field[] =>
  eachIn(surname, (value) => besidesIn(typedName(value))).map((its) => fieldOf(its, readName));

const besidesIn = ({ known, former }: TypedName): readonly string[] => [...known, ...former];

/** Forename, middle name and surname, from columns of their own or out of the whole name. */
function nameColumns(all: (role: Role) => readonly Column[]): InParts {
  const [forename] = all("forename");
  const [middle] = all("middleName");
  const [surname] = all("surname");
  const [whole] = all("fullName");
  const [initials] = all("initials");
  const parts: InParts = { forename, middle, surname };
  const names = whole ? namesCompleted(parts, whole) : parts;
  return initials ? initialsCompleted(names, initials) : names;
}
