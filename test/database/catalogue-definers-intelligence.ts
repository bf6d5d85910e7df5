/** Functions of intelligence that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfIntelligence: Readonly<Record<string, string>> = {
  "sec.handles_intelligence":
    "a post of the police with the permission: one rule for every policy of intelligence",
  "sec.reads_intelligence": "the same, or the force's own system",
  "identify.keep_intelligence_closed":
    "trigger: whoever is named in an entry is shut out of what is written from it",
  "identify.intelligence_alike":
    "whether something alike came from somebody else, for the sender of an entry and nothing of it",
  "subjects.shut_out_of_context":
    "trigger: whoever has a conflict of interest reads nothing of a case on a place, their own entry included",
};

/** Functions of requests for information, and of bail and release, that run with their owner's rights. */
const definersOfRequests: Readonly<Record<string, string>> = {
  "sec.decides_requests":
    "a post with the permission that does not enforce the law: one rule for every policy of requests",
  "protect.victim_request_register":
    "for governance: requests by day, asker and agency, and neither the child nor a word that was typed",
  "protect.alert_of_releases":
    "housekeeping tells each lead practitioner once that bail or conditions end, of restricted children as well",
  "protect.keep_compensation_due":
    "trigger: another date of birth is another last day for compensation, of investigations that its recorder may not change",
};

/** Functions of measures, requests and releases that do. */
export const definersOfMeasures: Readonly<Record<string, string>> = {
  "subjects.things_by_text":
    "which subjects may have a text: ids alone, of those that their one policy opens to all with the permission",
  "subjects.measures_by_text": "the same of measures",
  "subjects.never_suggesting":
    "which of some subjects are a child's own or where a child is placed: what it was asked, and nothing of a child",
  "panels.stamp_case_items":
    "who reads an item of an agenda about a case, for the triggers that learn of the case",
  "panels.stamp_case_item":
    "trigger: the same when a case is put on an agenda or its readers change",
  "sec.closed_items":
    "items of agendas about cases on a place that the reader's own agency runs: ids alone, to shut the reader out",
  "panels.begin_case_item": "trigger: an open case that is not restricted, by its name",
  "panels.keep_on_case":
    "trigger: what is decided and promised at an item about a case stands on the case",
  "panels.take_case_off": "trigger: an item about a case was taken off",
  "panels.stamp_case_promise": "trigger: a promise about a case is read by who reads its item",
  "subjects.keep_listed": "until when a subject stands in lists, for the triggers that learn of it",
  "subjects.keep_standing": "the same, and until when measures on it stand on the board",
  "subjects.begin_on_board": "trigger: until when a new measure stands on the board",
  ...definersOfRequests,
  "subjects.begin_licensing":
    "trigger: a referral begins on a licence of its subject, and never on who may be a child",
  "subjects.halt_licensing":
    "stops what was referred of somebody who may be a child, for the triggers that learn of it",
  "subjects.halt_measures":
    "stops what runs on somebody who may be a child, for the triggers that learn of it",
  "subjects.keep_halted": "trigger: what is learned of somebody’s age stops measures on them",
};
