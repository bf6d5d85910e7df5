import { fold } from "../text/fold.ts";
import { notOfOthers } from "./of-others.ts";
import type { Role } from "./roles.ts";

/** A part of a town, or a place on the map: it goes with the home, as its name need not be written twice alike. */
const ofArea =
  /(^|_)(ward|lsoa|msoa|constituency|neighbourhood|lat(itude)?|lon(g|gitude)?|lng|easting|northing)(_(code|name))?$/;

/** Who may be something else by the same word: a school has subjects, and a resident may be a yes. */
const vague =
  "subject|nominal|individual|resident|household_member|data_subject|beneficiary|attendee|person_referred|case|occupant|tenant|applicant|claimant|customer|member|(alleged_)?victim|witness|suspect|offender|accused|defendant|detainee|participant";
/** Whom a list is of. */
const somebody = `((subject_|index_|baby_)?child|children|child_ren|lac|pupil|patient|client|student|learner|(child_)?(young|missing|named)_person|service_user|su|pt|baby|infant|c?yp|misper|${vague})`;

const familyName = "(surnames?|last(_?names?)?|family_?names?)";
const givenName = "(forenames?|first(_?names?)?|given(_?names?)?)";

/** Somebody and their name, or that with their address; or both halves of a name in one heading. */
const ofSomebody = new RegExp(
  `^${somebody}(s?(_full)?(_legal)?_?names?(_full)?)?$|^(full_)?names?_of_(the_)?${somebody}(_as_.*)?$` +
    "|^legal_name$|^who_is_(the|this)_[a-z]+_about$|^enw_r_plentyn$" +
    "|^((child|pupil|young_person|full)s?_)?names?_(and_)?(home_)?addr(ess)?$" +
    `|(^|_)${familyName}_(and_|or_)?${givenName}(_|$)|(^|_)${givenName}_(and_|or_)?${familyName}(_|$)`,
);

/**
 * What headings mean, tried in order on the heading in lower case with one underscore between words.
 * The first that fits decides, so the narrow ones stand before the wide ones.
 */
const meanings: readonly (readonly [RegExp, Role])[] = [
  [ofSomebody, "fullName"],
  [/^name_at_birth$/, "formerSurname"],
  [/(^|_)(birth|dob)_(weight|order|rank|notification|cert|accuracy|status|verified|type)|^multiple_birth|(^|_)age_(in_)?months$/, "category"],
  [/(^|_)(cluster|entity|person|truth|match|gold)_?(id|key|label|no|number)?$/, "ignored"],
  [/^(is_)?(label|truth|match|duplicate)$|^(row|record|rec|unique)_?(id|no|number|key)$|^id$|^index$/, "ignored"],
  [/(^|_)(type|status|kind|flag|category)$/, "category"],
  [/^(native|maiden|former|previous|prev|birth|alias|other|second|secondary|alternative)_?(sur|last|family)?_?names?(_?\d)?$|(sur|last|family)_?name.*(former|previous|maiden|[2-9])$|^(former|previous|maiden).*name/, "formerSurname"],
  [/^lname_c2$|^l(ast)?_?name_?[2-9]$|^apellido_?2$/, "formerSurname"],
  [/^first_and_middle_names?$/, "forename"],
  [/^fname_c2$|^f(irst)?_?name_?2$|middle|^midl?_?(name|nm)$|second_(fore|given)|^mname|^m_?i$|^other_(fore|given|first)?_?names?$|^2nd_name$/, "middleName"],
  [/^(full|complete|whole|display|person|primary)s?_?name(_full)?$|name_full$|^names?$|^enw(_llawn)?$/, "fullName"],
  [/^nick_?name_|^street_(tag|alias)$|^moniker$|^(known_?as|nick_?name|(a_?k_?a|alias)_?\d?|aliases|chosen_name|(also_)?known_(as|by)(_name)?|usual_(fore|first|given)?_?names?|pref(erred)?_?((fore|first|given)_?)?names?)$/, "knownAs"],
  [/^f_?name(_c1)?$|fore?_?names?|given|first_?(names?|nm)?$|christian_name|name_first|^((fore|first|given)_?(name)?_?)?initials?$|^fn$|^1st_?names?$|^(vor|ruf)name$|^prenom$|^nombres?$|^imie$|^enw_(cyntaf|bedydd)$/, "forename"],
  [/^[ls]_?name(_c1)?$|s[ui]r_?name|family_?name|name_family|last_?(names?|nm)?$|name_last|^(sur|last|family)_?(name)?_?initial$|initial_of_(the_)?surname|^ln$|^sn$|^(nach|familien)name$|^nom(_de_famille)?$|^apellidos?(_?1)?$|^nazwisko$|^cyfenw$/, "surname"],
  [partOfBirth("y{1,4}|y(ea)?r", "yyyy|by(ea)?r?|yob"), "birthYear"],
  [partOfBirth("mm?|mth|mon(th)?", "mm|bm(on)?(th)?|mob"), "birthMonth"],
  [partOfBirth("dd?|day", "dd|bd(ay)?"), "birthDay"],
  [/(^|_)(sex|gender|gndr)(_|$)|^geschlecht$|^plec$|^rhyw$|^m_?f$/, "sex"],
  [/(place|town|city|parish|county|district|country)_?of_?birth|birth_?(place|town|city|parish|county|district|country)|^pob$/, "place"],
  [/dob|(^|_)d_?(o|of)_?b($|_)|birth|born|geburtsdatum|^geboren|naissance|nacimiento|^data_urodzenia$|^dyddiad_geni$/, "birthDate"],
  [/nhs|^rhif_gig$/, "nhsNumber"],
  [/(^|_)upn($|_)|unique_pupil/, "upn"],
  [/phone|mobile|contact_?(no|num(ber)?)$|telefon|(^|_)ffon(_|$)|^land_?line(_|$)|(^|_)(tel|cell)($|_|no)|^(ph|mob)(_no)?$/, "phone"],
  [/e_?mail|^e_?bost$/, "email"],
  [/^(former|previous|prev|other|old|second|secondary|temp(orary)?)_?(home_?|address_?)?(post_?(al)?_?code|zip)|^(post_?(al)?_?code|zip_?code)_?([2-9]|former|previous|old)$|^zip_?[23]$/, "formerPostcode"],
  [/post_?(al)?_?code|(^|_)zip|^p_?code$|^pc$|postcode|^plz$|^code_postal$|^cod_?post$|^codigo_postal$/, "postcode"],
  [/(house|building|flat|property|door)_?(no|num|number|nr|name)(_(or_)?(no|num|number|nr|name))?$|street_?(no|num|number|nr)$|^(house|paon)$|^st_?no$|^number$/, "houseNumber"],
  [ofArea, "category"],
  [/^(city|town|suburb|state|county|country|region|district|village|locality|parish|place)(_|$)|_(city|town|state|country|county|suburb|district|region)$|nationality/, "place"],
  [/addr|street|^cyfeiriad|^road$|^line_?\d$/, "address"],
  [/^(agency|source|data_source|origin|system|organisation|organization|dataset|supplier|provider|register|file)(_(system|name|code))?$/, "source"],
  [/ssn|soc_?sec|national_id|passport|licen[cs]e|^nin$|_nin$|nino|insurance|(^|_)(hosp(ital)?|chi|h_c|health_and_care|pps|medicare|rio|emis|nass|arc|ni|admission|elector|mosaic|swift|ics|candidate|exam)_?(no|num(ber)?)$|^chi$|^ppsn$|mrn|patient_?(id|no)|art_(no|number)|tax_id|uln$|^(pnc|cro|crn)(_?(id|no|num(ber)?))?$|(case|custody|client|person|child|patient|file|nominal)(_record)?_(no|num(ber)?)$|(^|_)(id|ref|reference)(_?(no|number))?$/, "identifier"],
  [/^ages?$|^age_of(_|$)|^oed(ran)?$|^(yrs|years)_old$|_age$|^age_(at|in|on|when|now|today|last|y(ea)?rs?)($|_)|^(nc_?|national_curriculum_?|school_?|pupil_?)?year_?group$|^(nc|national_curriculum)_?y(ea)?r?(_actual)?$|^year_taught_in$|^yr_?(group|grp)?$/, "number"],
  [/^((census|survey|wave|report(ing)?|record(ed|ing)?|collection|data|school|academic)_?)?year$/, "recordYear"],
  [/occupation|job|profession|employer|school|ethnic|religion|language|race|marital|status|type|category/, "category"],
]; // prettier-ignore

/** Whose part of a date it is stands before or behind it: dob_day, BirthYear, month of birth. */
function partOfBirth(part: string, alone: string): RegExp {
  return new RegExp(`^(${alone}|(dob|birth|born)_?(${part})|(${part})_?(of_?)?(dob|birth|born))$`);
}

/** A heading as words: "Date of Birth", "dateOfBirth" and "DATE_OF_BIRTH" are one, and "Forename(s)" is one of those. */
export function plainHeading(heading: string): string {
  const words = heading.trim().replaceAll(/['’](?=s\b)|\((?=e?s\))/gi, "");
  return fold(words.replaceAll(/([a-z])([A-Z])/g, "$1_$2"))
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
}

export function roleByHeading(heading: string): Role | undefined {
  const plain = plainHeading(heading);
  return notOfOthers(plain, meanings.find(([shape]) => shape.test(plain))?.[1]);
}

const onlyVague = new RegExp(`^(${vague})s?$`);

/** Whether a heading names people by a word that is said of other things as well. */
export const isVague = (heading: string): boolean => onlyVague.test(plainHeading(heading));

/** Whether years are those of a school and no age. */
export const isYearOfSchool = (heading: string): boolean =>
  !/(^|_)ages?(_|$)|_old$/.test(plainHeading(heading));

/** Whether ages are counted in months. */
export function isInMonths(heading: string): boolean {
  const plain = plainHeading(heading);
  return (
    /(^|_)ages?_?([a-z_]+_)?(months?|mths?|mos)$|^months?_(old|of_age)$/.test(plain) &&
    !/(^|_)(y(ea)?rs?|y|last|this|next)(_|$)/.test(plain)
  );
}

/** Whether a kind of something is where somebody lives. */
export const isOfArea = (heading: string): boolean => ofArea.test(plainHeading(heading));

/** Whether an address is of a home that somebody has left: it is compared as others are, and is not where they live. */
export const isOfFormerHome = (heading: string): boolean =>
  /^(former|previous|prev|old|last)_/.test(plainHeading(heading));
