import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { roleByHeading } from "./names-of-columns.ts";
import { tableOf } from "./table.ts";

test.each([
  ["Name of child", "fullName"],
  ["Name of young person", "fullName"],
  ["Full name of YP", "fullName"],
  ["Child (surname, forename)", "fullName"],
  ["Child name (Last, First)", "fullName"],
  ["Subject", "fullName"],
  ["Legal name", "fullName"],
  ["F/Name", "forename"],
  ["S Name", "surname"],
  ["Surname (initial)", "surname"],
  ["Last initial", "surname"],
  ["a.k.a.", "knownAs"],
  ["Aliases", "knownAs"],
  ["D of B", "birthDate"],
  ["DofB", "birthDate"],
  ["Gndr", "sex"],
  ["P/Code", "postcode"],
  ["Ph No", "phone"],
  ["Mob no", "phone"],
  ["Street name", "address"],
  ["Nickname/street name", "knownAs"],
  ["Street tag", "knownAs"],
  ["Name of child/young person", "fullName"],
  ["CYP Name", "fullName"],
  ["First and middle names", "forename"],
  ["Age of Child (Years)", "number"],
  ["Age of child", "number"],
  ["House name/number", "houseNumber"],
  ["Property no. or name", "houseNumber"],
  ["zip5", "postcode"],
  ["Temp postcode", "formerPostcode"],
  ["Pt name", "fullName"],
  ["Baby/Child", "fullName"],
  ["Child(ren)", "fullName"],
  ["YP FIRSTNAME(S)", "forename"],
  ["Surname(s)", "surname"],
  ["Previous surname(s)", "formerSurname"],
  ["Child’s full legal name", "fullName"],
  ["Name of child (as on birth certificate)", "fullName"],
  ["Who is the referral about?", "fullName"],
  ["Household member", "fullName"],
  ["Enw’r plentyn", "fullName"],
  ["Brothers and sisters", "category"],
  ["Other children", "category"],
  ["Other adult", "category"],
  ["Step-father’s name", "category"],
  ["Baby name", "fullName"],
  ["Name at birth", "formerSurname"],
  ["Birth weight", "category"],
  ["Age in months", "category"],
  ["AKA 2", "knownAs"],
  ["Other given names", "middleName"],
  ["2nd name", "middleName"],
  ["National Curriculum Year", "number"],
  ["NCyearActual", "number"],
  ["Landline", "phone"],
  ["CHI number", "identifier"],
  ["Health and Care Number", "identifier"],
  ["NI No", "identifier"],
  ["Alumni no", undefined],
  ["March number", undefined],
  ["byear", "birthYear"],
  ["bmonth", "birthMonth"],
  ["bday", "birthDay"],
  ["Apellido 1", "surname"],
  ["Apellido 2", "formerSurname"],
  ["Enw", "fullName"],
  ["Enw cyntaf", "forename"],
  ["Cyfenw", "surname"],
  ["Dyddiad geni", "birthDate"],
  ["Rhyw", "sex"],
  ["Cyfeiriad", "address"],
  ["Cod post", "postcode"],
  ["Rhif ffôn", "phone"],
  ["Rhif GIG", "nhsNumber"],
  ["Oedran", "number"],
  ["Street number", "houseNumber"],
  ["NCY", "number"],
  ["Yrs old", "number"],
  ["PNC ID", "identifier"],
  ["Custody record no", "identifier"],
  ["Officer", "category"],
  ["Completed by", "category"],
  ["Case manager", "category"],
  ["Hospital name", undefined],
  ["Team name", undefined],
])("%s is read as %s", (heading, role) => {
  expect(roleByHeading(heading)).toBe(role);
});

/** What a column is taken for in which these stand, over and over. */
const roleOf = (heading: string, values: readonly string[]): string | undefined =>
  detectRoles(
    tableOf(
      [heading, "Surname"],
      Array.from({ length: 60 }, (_, row) => [values[row % values.length], `Reed${String(row)}`]),
    ),
  )[0]?.role;

test.each([
  ["Year", ["R", "1", "7", "11"], "number"],
  ["Year", ["2021", "2022", "2023"], "category"],
  ["Area", ["LU1", "LU2", "SE15"], "postcode"],
  ["District", ["LU1", "LU2", "SE15"], "postcode"],
  ["District", ["North", "South"], "place"],
  ["c", ["LU1", "LU2", "SE15"], "category"],
  ["Gen", ["M", "F"], "sex"],
  ["Initials", ["JR", "A.B.", "K L", "T.M.R."], "initials"],
  ["YP", ["JR", "AB", "KL"], "initials"],
  ["YP", ["JR", "Amelia Reed", "Sam Obi"], "fullName"],
  ["Code", ["JR", "AB", "KL"], "category"],
  ["Subject", ["Maths", "English", "Art"], "category"],
  ["Subject", ["Sam Reed", "Amelia Obi", "REED, Kai"], "fullName"],
  ["Disability", ["Unknown"], "category"],
  ["NHS Number Status", ["01", "02"], "category"],
  ["NHS Number Verified", ["Y", "N"], "category"],
  ["NHS Number Trace Date", ["2024-03-01", "2024-03-02"], "text"],
  ["NHS No", ["943 476 5919", "943 476 5870"], "nhsNumber"],
  ["NHS", ["9.43E+09", "9.44E+09"], "nhsNumber"],
  ["UPN unknown reason", ["UN1", "UN4"], "category"],
  ["Former UPN", ["H801200001001", "T325000012345"], "upn"],
  ["House", ["Curie", "Newton"], "category"],
  ["House", ["1", "14", "2b", "Rose Cottage"], "houseNumber"],
  ["Applicant", ["Sam Reed", "Amelia Obi", "REED, Kai"], "fullName"],
  ["BDay", ["01/02/2011", "14/11/2009"], "birthDate"],
  ["Attendance", ["91", "92", "85", "70"], "category"],
])("%s over %j is %s", (heading, values, role) => {
  expect(roleOf(heading, values)).toBe(role);
});

test("a victim is the child unless the list names a child besides", () => {
  const rows = Array.from({ length: 60 }, (_, row) => [
    `Amelia Obi${String(row)}`,
    "04/05/1986",
    `Sam Reed${String(row)}`,
    "04/05/2012",
  ]);
  const rolesOf = (...headings: string[]) =>
    detectRoles(tableOf(headings, rows)).map(({ role }) => role);
  expect(rolesOf("Victim", "Victim DOB", "Child name", "Child DOB")).toEqual([
    "category",
    "category",
    "fullName",
    "birthDate",
  ]);
  expect(rolesOf("Victim", "Victim DOB", "Officer", "Reported on").slice(0, 2)).toEqual([
    "fullName",
    "birthDate",
  ]);
});

test("a second name is the surname where there is no other, and a further one where there is", () => {
  const rows = Array.from({ length: 60 }, (_, row) => ["Sam", `Reed${String(row)}`, "Obi"]);
  const rolesOf = (...headings: string[]) =>
    detectRoles(tableOf(headings, rows)).map(({ role }) => role);
  expect(rolesOf("First name", "Second name", "Team")).toEqual(["forename", "surname", "category"]);
  expect(rolesOf("First name", "Second name", "Surname").slice(1)).toEqual([
    "formerSurname",
    "surname",
  ]);
});

test("a sex by its heading goes before what is one by its content", () => {
  const rows = Array.from({ length: 60 }, (_, row) => [
    row % 2 === 0 ? "M" : "F",
    row % 3 === 0 ? "Male" : "Female",
    `Reed${String(row)}`,
  ]);
  const roles = detectRoles(tableOf(["Consent", "Sex", "Surname"], rows)).map(({ role }) => role);
  expect(roles).toEqual(["category", "sex", "surname"]);
});
