/** What the catalogue rules let pass by name, each with its reason. A name that is no longer needed fails. */

/** Columns that sound like a place where somebody is found, and are none. */
export const notPlaces: Readonly<Record<string, string>> = {
  "directory.practices.practice_id": "a way of working that was taken over, not a surgery",
  "directory.practice_effects.practice_effect_id":
    "a way of working that was taken over, not a surgery",
  "directory.practice_effects.practice_id": "a way of working that was taken over, not a surgery",
  "directory.practice_programmes.practice_programme_id":
    "a way of working that was taken over, not a surgery",
  "directory.practice_programmes.practice_id":
    "a way of working that was taken over, not a surgery",
  "subjects.context_practices.context_practice_id":
    "a way of working that was taken over, not a surgery",
  "subjects.context_practices.practice_id": "a way of working that was taken over, not a surgery",
  "protect.photographs.gives_place": "whether a picture tells a place, and not which",
  "directory.leads.school_id": "the school in which somebody leads, which speaks of no child",
  "directory.awareness_counts.school_id":
    "the school whose staff were asked who they would ring, which speaks of no child",
  "directory.forum_points.forum_point_id": "one thing that was said at a forum, and no place",
  "directory.forum_uses.forum_point_id": "one thing that was said at a forum, and no place",
  "directory.programme_visits.school_id":
    "the school in which a programme was held, which speaks of no child",
  "directory.programme_visits.ward": "where a programme was held, which speaks of no child",
  "directory.training_contacts.school_id":
    "the school whose training somebody keeps, which speaks of no child",
  "directory.training_headcounts.school_id":
    "the school that says how many staff it has, which speaks of no child",
  "directory.training_links.school_id":
    "the school for whose staff a link is, which speaks of no child",
  "directory.training_people.school_id":
    "the school in which a member of staff works, who is no child",
  "directory.training_support.school_id":
    "the school whose staff are offered training, which speaks of no child",
  "directory.schools.school_id": "a school of the directory, which speaks of no child",
  "subjects.source_records.place": "where in a workbook: a sheet and a row",
  "identify.import_offers.place": "where in a workbook: a sheet and a cell",
  "identify.imports.places": "where in a workbook: sheets and cells",
  "protect.tracker_saves.places": "how many cells of a save were wards and schools",
  "protect.tracker_saves.placed": "children whose facts a save touched",
  "protect.tracker_columns.place": "in which order columns stand",
  "work.hooks.address": "the address of another system",
  "protect.own_views.address": "the address of a page of Lantern",
  "protect.team_views.address": "the address of a page of Lantern",
};

/** Foreign keys without an index of their own. */
export const unindexedKeys: Readonly<Record<string, string>> = {
  "protect.tracker_entries.tracker_entries_partnership_id_fkey":
    "partnerships are not deleted while they have children; both listing indexes begin with this column",
};

/** Keys from a row about a child to a row that may be about another, or about none yet. */
export const keysToAnotherChild: Readonly<Record<string, string>> = {
  "identify.mash_episodes.mash_episodes_mash_episode_id_fkey":
    "a concern and its episode learn of their child together, when the MASH decides who it is",
  "identify.match_decisions.match_decisions_mash_episode_id_fkey":
    "a decision that a concern is not about this child names the other",
  "subjects.names.names_source_fkey":
    "a name keeps the source that it came from when two records turn out to be one child",
  "subjects.merge_tells.merge_tells_merge_id_fkey":
    "whom to tell stays with the two records, also where the one that stayed is joined to a third",
  "protect.border_notices.border_notices_paper_id_fkey":
    "the trigger of notices compares the child with the paper's",
  "protect.closure_decisions.closure_decisions_meeting_id_fkey":
    "a meeting is about one child, and the command offers only the child's own",
};

/** Tables that the application changes and that keep no versions. */
export const withoutHistory: Readonly<Record<string, string>> = {
  "protect.voice_notes":
    "that it was typed up stands on it; a version would keep the recording that has to go",
  "protect.photographs":
    "who checked, renewed and took it down stands on it and in the chronology; a version would keep the picture that has to go",
  "work.drafts": "what was typed into a form that was never sent is nobody's to look up",
  "work.save_notices":
    "what a save says on the page that follows: what was saved has its own history",
  "work.notifications": "only whether it was seen, and which message counted it, changes",
  "work.outgoing_messages": "what became of a message stands on it, with how often it was tried",
  "work.notice_preferences":
    "how someone wants to be told of their own work is nobody's to look up",
  "identify.workbooks": "the work on an import that nobody confirmed is nobody's to look up",
  "identify.feed_waiting":
    "a row that nobody has joined is nobody’s to look up: it holds a name and leaves",
  "identify.feed_runs":
    "its counts only grow, and its rows hold names that must leave with the last of them",
  "identify.import_rows": "only in which workbook a row was seen last changes",
};

/** Tables with rows about a child that are nobody's information: worked out from rows that are. */
export const withoutController: Readonly<Record<string, string>> = {
  "protect.tracker_entries": "a projection of decisions, which have their own",
  "subjects.name_keys": "worked out from names, which have their own",
  "subjects.match_keys": "worked out from names and births, which have their own",
  "subjects.match_waits": "only that a record is to be compared",
  "identify.standing_suggestions":
    "Lantern's own look at what others recorded, which have their own; goes by itself",
  "subjects.likely_pairs": "Lantern's own comparison; what is decided has its own",
  "subjects.pair_samples": "drawn by chance by Lantern; what is decided has its own",
  "protect.team_views": "a way of looking, and no information about a child",
  "sec.conflict_findings": "Lantern's own comparison; what was declared has its own",
  "sec.conflict_looks": "only that a comparison was made",
};

/** Tables about a child whose texts are not looked through for protected places. */
export const notTexts: Readonly<Record<string, string>> = {
  "subjects.people": "names and numbers of a child, by which the record is found",
  "subjects.names": "names of a child, by which the record is found",
  "subjects.name_keys": "keys that names are looked up by",
  "subjects.whereabouts": "the places themselves, under the stamp of the protection",
  "subjects.held_words": "the words that were held, under the stamp of the protection",
  "protect.exploitation_facts": "keys of facts in the list that is in force: nobody types them",
  "sec.conflict_looks": "a digest of what was compared",
};
