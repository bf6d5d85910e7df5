import { folded } from "../words.ts";
import type { ColumnRole, HeadingSays } from "./column-roles.ts";

const who =
  "(?:learners?|employees?|staff(?: members?)?|delegates?|participants?|attendees?|users?|students?|trainees?|candidates?|workers?|persons?|people|members?|colleagues?|individuals?|volunteers?|recipients?|practitioners?|professionals?|contacts?)";
const what =
  "(?:courses?|trainings?|competenc(?:e|y|ies)|modules?|events?|activit(?:y|ies)|programmes?|programs?|learning(?: (?:items?|activity|event|object|module|unit))?|sessions?|class(?:es)?|certifications?|qualifications?|items?|subjects?|topics?|workshops?|e ?learning(?: modules?| courses?)?|objects?|offerings?|requirements?|products?|curriculum|webinars?)";
const number = "(?:no|nos|num|number|numbers|id|ref|reference|code|identifier|nr)";

const heading = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, "u");

/** People and days beside the learner and the training: read as nothing. */
const others: readonly RegExp[] = [
  /\b(?:managers?|supervisors?|trainers?|instructors?|tutors?|facilitators?|assessors?|approvers?|approved by|booked by|booker|created by|updated by|modified by|entered by|verified by|author|owner|administrator|admin|reports to|emergency|next of kin|coach|mentor|line mgr|host|presenter|delivered by|contact number)\b/u,
  /\b(?:birth|dob|hired?|hire date|joined|joining|leaving|leaver|left|last (?:log ?in|access(?:ed)?|updated|modified)|modified|created|printed|exported|report|run date|appointment|employment|probation|dbs|invoice)\b/u,
  /\b(?:venue|location|room|building|address line|post ?code|phone|telephone|mobile|tel|duration|hours|cost|price|fee|score|mark|percent(?:age)?|cpd|points|minutes|credits|notes?|comments?|feedback|evaluation|dietary|access needs?|gender|sex|ethnicity|age|capacity|places|certificate (?:no|number|ref)|attempts?)\b/u,
  /\b(?:session|event|class|offering|booking|enrolment|registration|transaction|record|row|line|attendance|transcript|instance|schedule) ?(?:no|num|number|id|ref|reference|code|identifier)\b/u,
  /^(?:no|nr|row|line|id|s no|sn|serial|#|signature time|time(?: in| out)?|start time|end time|finish time|day|month|year|mandatory|type|category|delivery(?: method| type)?|method|format|provider|version|language|score|grade|band|cost centre|job title|job role|role|position|post|position title|occupation|profession|title of post|staff group|pay ?grade)$/u,
  /\b(?:job|role|position|post)(?: title| name| role)?$/u,
];

/** A day of booking stands in for the day of the course only where no other day is given. */
export const enrolledWeight = 1;

type Rule = readonly [pattern: RegExp, role: ColumnRole, weight: number];

const rules: readonly Rule[] = [
  // E-mail
  [/\b(?:personal|home|private|alternative|secondary|other)\b.*\be? ?mail\b/u, "email", 3],
  [
    /\b(?:work|business|staff|employee|learner|delegate|corporate|official)\b.*\be? ?mail\b/u,
    "email",
    9,
  ],
  [/\be ?mail\b|\be ?mails\b/u, "email", 8],
  [
    /^(?:mail|upn|user principal(?: name)?|primary smtp(?: address)?|contact address)$/u,
    "email",
    6,
  ],
  // Numbers
  [
    /\b(?:employees?|staff|payroll|pay ?roll|assignment|personnel|emp|pers|esr|hr|workforce|collar|warrant|shoulder|force|pay|worker|personal|position)\b ?(?:member )?(?:no|nos|num|number|id|ref|reference|code|identifier|nr)\b/u,
    "staffNumber",
    9,
  ],
  [
    heading(
      `(?:employeeid|employeenumber|staffid|staffno|staffnumber|empid|empno|payrollno|payrollnumber|personnelno|assignmentno|assignmentnumber|payroll|collar|warrant|personnel)`,
    ),
    "staffNumber",
    8,
  ],
  [heading(`id ?number|unique (?:id|number|identifier|ref)`), "staffNumber", 6],
  [
    heading(
      `${who} ?(?:unique )?${number}|(?:user|learner|person|member)(?:id|no|number|ref)|lms id|(?:external|internal) id|learner unique number|uln`,
    ),
    "systemNumber",
    6,
  ],
  [
    heading(
      `user ?name|log ?in(?: name| id)?|user ?login|account(?: name)?|network id|win(?:dows)? id`,
    ),
    "systemNumber",
    4,
  ],
  // Names
  [
    heading(
      `(?:${who} )?(?:first ?names?|fore ?names?|given ?names?|christian ?names?|fname|f name|firstnames?)|first`,
    ),
    "forename",
    9,
  ],
  [heading(`(?:${who} )?(?:preferred|known as|chosen)(?: first)?(?: name)?`), "forename", 4],
  [
    heading(
      `(?:${who} )?(?:last ?names?|sur ?names?|family ?names?|lname|l name|second ?names?|lastnames?)|last|family`,
    ),
    "surname",
    9,
  ],
  [
    heading(
      `(?:${who} )?(?:s )?(?:full ?names?|names?)(?: of ${who})?|names? (?:of )?${who}|${who}(?: s)? full ?name|display name|print(?:ed)? name|names? (?:please )?print(?:ed)?|your name|(?:sur ?name|last name|family name)(?: and)? (?:fore ?name|first ?name|given name)s?|(?:fore|first) ?name(?: and)? (?:sur|last) ?name`,
    ),
    "fullName",
    9,
  ],
  [heading(`${who}|who|attended by|completed by|name .*`), "fullName", 6],
  // Organisation
  [
    heading(
      `organisations?|organizations?|org|organisation name|employers?|agency|agencies|company|compan(?:y|ies) name|employing (?:organisation|authority|agency)|trust|school|setting|partner(?: agency| organisation)?|your (?:organisation|agency|employer)|organisation agency|agency organisation|school setting|school organisation|agency (?:name|setting|school)|legal entity|council|charity|service provider|which organisation.*|organisation .*|employer .*|agency .*`,
    ),
    "organisation",
    8,
  ],
  [
    heading(
      `business(?: unit)?|service|workplace|place of work|work ?place|base|establishment|institution|directorate|division|from|where from|where (?:do )?you work|representing`,
    ),
    "organisation",
    4,
  ],
  // Course
  [
    heading(
      `${what} ?(?:codes?|ids?|refs?|references?|short ?names?|no|number|identifier)|(?:codes?|short ?name|catalogue (?:no|number|code|id)|sku)`,
    ),
    "courseCode",
    7,
  ],
  [
    heading(
      `(?:name|title) of (?:the )?${what}|(?:which|what) ${what}.*|${what} ?(?:full ?)?(?:names?|titles?|description|attended|completed|booked|taken|undertaken|subject)|(?:course|training)fullname|(?:training|course|learning) (?:course|event|activity|item|session|module|programme|title|object)(?: name| title)?`,
    ),
    "course",
    9,
  ],
  [heading(what), "course", 7],
  [heading("what|title|description|name of event|subject matter"), "course", 4],
  // Dates
  [
    /\b(?:expir(?:y|es|ed|ation|ing)|valid (?:to|until|till|thru|through)|validity|renew(?:al|s|ed)?|refresh(?:er)?(?: due| by| date)|next due|due|review|retrain|recert(?:ify|ification)?|deadline|target|complete by|to be completed)\b/u,
    "expiryDate",
    8,
  ],
  [
    /\b(?:cancel(?:led|lation)?|withdrawn|enrol(?:led|ment|ed)?|enroll(?:ed|ment)|regist(?:ered|ration)|booked|booking|assigned|assignment|request(?:ed)?|approved|invited|nominated|added)\b.*\b(?:date|on|at|time)\b|\bdate (?:booked|enrolled|registered|assigned|requested|of (?:booking|enrolment|registration))\b|^time enrolled$/u,
    "eventDate",
    enrolledWeight,
  ],
  [
    /\b(?:complet(?:ed|ion|e)|achiev(?:ed|ement)|passed|awarded|certified|gained|finished|obtained|acquired|issued?|date done)\b.*\b(?:dates?|on|at|time|when)\b|\b(?:dates?|when|time|on) (?:of )?(?:course |training |last )?(?:complet(?:ed|ion|e)|achiev(?:ed|ement)|passed|awarded|certified|gained|finished|obtained|issued?)\b|^timecompleted$|^datecompleted$|^completed on\b|^completion ?date$/u,
    "completedDate",
    9,
  ],
  [
    heading(
      `(?:${what} )?(?:end|finish|to)(?: date| date time| time| on)?|enddate|date to|(?:date )?until|ends(?: on)?|end day`,
    ),
    "eventDate",
    2,
  ],
  [
    heading(
      `(?:${what} )?(?:start|from|begin)(?:s|ning)?(?: date| date time| on| day| date and time)?|startdate|date from|commencement date|date started|starts on`,
    ),
    "eventDate",
    8,
  ],
  [
    heading(
      `dates?|when|when was it|day of (?:${what})|(?:${what}|attendance|delivery|delivered|attended|sign in|signed in|taken|held) ?(?:dates?(?: time| and time| s)?|on|when|day)|dates? (?:and time |time )?(?:of )?(?:the )?(?:${what}|attendance|attended|taken|delivered|delivery|held|undertaken)(?: date)?|date time|date and time|on what day|which day|date of (?:${what})(?: .*)?|date .*|when .*`,
    ),
    "eventDate",
    9,
  ],
  // Status
  [
    heading(
      `(?:${who} |${what} |booking |completion |attendance |enrolment |enrollment |registration |transcript |compliance |achievement |sign ?up |learning |certification |current |overall |event |final )*(?:status(?:es)?|outcomes?|results?|state)(?: description| name)?|attendance(?: y n| yes no| mark| code| recorded)?|attended(?: y n| yes no)?|(?:has |have |did (?:they |you )?)?(?:attend(?:ed)?|come|came|turn(?:ed)? up|show(?:ed)? up|present|here|signed in|stayed)(?: .*)?|in attendance|signature|signed(?: in)?|sign|complete[d]?(?: y n| yes no)?|completion|progress|pass(?:ed)?(?: fail)?|achieved|booked|cancelled|no show|dna|compliant|register|mark(?:ed)? present`,
    ),
    "status",
    8,
  ],
];

/** What a heading says its column is; undefined where nothing is recognised. */
export function headingSays(text: string): HeadingSays | undefined {
  const words = folded(text.replaceAll("#", " number "));
  if (words === "") return undefined;
  if (others.some((pattern) => pattern.test(words))) return { role: "other", weight: 9 };
  const found = rules.find(([pattern]) => pattern.test(words));
  return found && { role: found[1], weight: found[2] };
}
