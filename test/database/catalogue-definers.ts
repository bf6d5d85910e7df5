import { definersOfBytes } from "./catalogue-definers-bytes.ts";
import { definersOfFamily } from "./catalogue-definers-family.ts";
import { definersOfGovern } from "./catalogue-definers-govern.ts";
import { definersOfSignIn } from "./catalogue-definers-sign-in.ts";
import { definersOfIntelligence, definersOfMeasures } from "./catalogue-definers-intelligence.ts";
import { definersOfCommissioning, definersOfTraining } from "./catalogue-definers-training.ts";

/** Functions that run with their owner's rights: each a hole in row-level security that is meant. A name that is no longer needed fails. */
export const definers: Readonly<Record<string, string>> = {
  "sec.context": "checks the signature of the context with pads that nobody else may read",
  "sec.actor_kind": "reads one part of the checked context",
  "sec.actor": "reads one part of the checked context",
  "sec.staff": "reads one part of the checked context",
  "sec.partnership": "reads one part of the checked context",
  "sec.self": "reads one part of the checked context",
  "sec.sees_all": "reads one part of the checked context",
  "sec.can": "reads one part of the checked context",
  "sec.principals": "reads one part of the checked context",
  "sec.agencies": "reads one part of the checked context",
  "sec.forums": "on which lists of hidden forums the acting person stands, and nobody else",
  "sec.enforces_law": "whether the acting person has a post that enforces the law: never who else",
  "sec.cohorts": "which cohorts the acting person may know of, by their own place on a list",
  "panels.ended_invitations":
    "the acting person's own invitations that ended, by kind and time alone: their place ended with them",
  "sec.family_link":
    "families: what one link shows to who has its token and code, and nothing of the record",
  "sec.carer_page":
    "families: the page for carers, for who has the token and code of a link to it, once a partnership turned it on",
  "sec.give_family_view": "families: keeps one answer by its own link, once",
  "sec.front_partnership": "front-door: whose front door it is, a number",
  "sec.front_door": "front-door: words and numbers that everybody may read",
  "sec.keep_public_concern":
    "front-door: keeps what someone told, and tells the MASH that it waits",
  "sec.has_public_concern": "front-door: whether a message with this number and code is here",
  "sec.count_route_answer": "front-door: adds one to a count of answers, and nobody to it",
  "sec.professional_link":
    "professionals: who asks and on which basis, to who has the link and its code",
  "sec.give_professional_answer": "professionals: keeps one answer by its own link, once",
  "protect.keep_family_audience":
    "trigger: a reply is of the audience of its message, whoever writes it",
  "sec.agency_in": "trigger's: the agency of a team in a stamp, whoever writes",
  "sec.is_law_enforcement": "trigger's: how an agency's new rows are marked",
  "sec.controller_of": "trigger's: the agency of someone's posts, or that holds the record",
  "sec.stamp_controller": "trigger: whose information a row is, which its writer cannot choose",
  "protect.hidden_services":
    "what stands in place of a sensitive service, for who reaches the child and is not on its list: words alone",
  "protect.enforcement_register":
    "how often the use of a flag against a child was asked for, for governance, which reaches no child",
  "identify.controller_of_feed":
    "the trigger that says whose a notification is: the agency whose system sent it, whoever brought the file",
  "identify.unread_files":
    "which files of a concern within reach one of the named has to read first, also for a sender's team that cannot ask of the child",
  "identify.reached_by":
    "who of those who work the queue is told that a sender asks: ids, to who asked about that concern",
  "protect.withdraw_tool":
    "takes a tool back whose first day has not come; asks sec.can(), and keeps who did it and why",
  "protect.publish_tool":
    "puts a draft of a tool in force as a new version, for tool.edit, and changes none that is there",
  "protect.retire_tool": "ends a tool after a day, for tool.edit, and changes nothing that it says",
  "identify.note_words_writer":
    "the trigger that notes who wrote in the words of the public form, so that nobody takes themselves off",
  "identify.end_public_words":
    "puts words of the public form in force as a new version, for words.edit and by who wrote none of them, or discards them",
  "protect.data_quality": "how much is known of open children, for who sees counts and no child",
  "protect.unmet_needs": "how many children lack a service, for who sees counts and no child",
  "sec.attempts_so_far":
    "how often a thing was tried within a limit, by its hash, without counting",
  "sec.count_attempt": "rate limits count before anyone is known",
  "sec.forget_attempts": "a right answer clears the count",
  "sec.use_totp_step": "sign-in: a one-time code works once",
  "sec.open_session": "sign-in opens a session",
  "sec.end_session": "sign-out ends the session whose token is held",
  "sec.actor_facts": "posts and circles of the person of a session, read anew on every request",
  "sec.resume_session": "finds the session of a token, before anyone is known",
  "sec.confirm_session": "sign-in: the same session under a new token, once it is confirmed",
  "sec.hold_standing": "the acting person's own posts and circles, held while they write",
  "sec.wait_for_writes":
    "trigger: whoever takes a post or a place away waits for what its person writes at that moment",
  "sec.end_own_sessions": "the acting person ends their own sessions and no other's",
  "sec.list_providers": "which agencies have a sign-in of their own: said to everybody who comes",
  "sec.provider_to_visit": "sign-in: a provider with its sealed secret, which nobody else reads",
  "sec.open_visit": "sign-in: what must come back from a provider, sealed",
  "sec.use_visit": "sign-in: what was kept comes back once",
  "sec.find_identity": "sign-in: whose account at a provider is whose here, by issuer and subject",
  "sec.link_identity": "sign-in: an account at a provider becomes its signed-in person's own",
  "sec.passkey_of": "sign-in: the public key of a credential, before anyone is known",
  "sec.use_passkey": "sign-in: a passkey's counter only rises",
  "sec.use_recovery_code": "sign-in: a recovery code works once",
  "sec.set_password": "sign-in: a new password, once the one of now was right",
  "sec.end_sessions_of": "sign-in: what opened the others has changed",
  "directory.factors_of": "what a person can prove themselves with: theirs, and sign-in's, to know",
  "directory.add_own_passkey":
    "the acting person adds a key whose public part they may not read again",
  "directory.remove_own_passkey": "never the last way in, which takes looking at credentials",
  "directory.set_own_code": "the acting person's own authenticator, in a table that nobody reads",
  "directory.set_own_recovery_codes": "the acting person's own codes, as digests that nobody reads",
  "sec.ticket_of": "sign-in: whose code this is, before they have a way in",
  "sec.use_ticket": "sign-in: a new password and authenticator for whoever brings the code, once",
  "directory.give_post":
    "who manages staff gives a post to someone else, never one that opens records beside one that manages people",
  "directory.add_person": "who manages staff invites someone: person, post and code together",
  "directory.end_post": "who manages staff ends someone else's post",
  "directory.end_person":
    "who manages staff ends everything of someone, circles included, which they cannot see",
  "directory.end_sessions_of":
    "who manages staff ends someone else's sessions, which are theirs alone to see",
  "directory.tell_of_way_in":
    "a notice for whoever's way in changed, who may not have been the one who changed it",
  "directory.unlock": "who manages staff forgets someone's wrong attempts, which are digests",
  "directory.people_for_admin":
    "how people come in, for who manages staff; of what they work on, counts alone",
  "directory.ask_recovery": "the first of two administrators asks for a new way in for someone",
  "directory.confirm_recovery": "the second agrees; the database holds the two apart",
  "sec.sweep": "housekeeping deletes old sessions and counts",
  "protect.stamp_document":
    "trigger: a document's file carries the stamp of its child, whatever adding it says",
  "protect.restamp_documents":
    "trigger: a child's new stamp may take its files out of reach of who writes it",
  "directory.hide_now_site":
    "where a page is left for, as a session ends: an address of another site, about nobody",
  "sec.sweep_drafts": "housekeeping deletes drafts that were left alone",
  "audit.chain": "trigger: the end of a chain of audit events, which nobody writes by hand",
  "history.record": "trigger: keeps the version that was, whoever changed it",
  "history.of_person": "versions of a child's rows, after checking today's access to the child",
  "subjects.stamp": "trigger: a child's new stamp may take its rows out of the actor's reach",
  "subjects.stamp_differences": "housekeeping compares copied stamps; answers keys alone",
  "identify.open_episode": "trigger: the MASH's work on a concern, which its sender cannot see",
  "identify.stamp_of": "whose a concern is: asks the child's stamp, which the sender may not see",
  "identify.stamp_concern":
    "trigger: a concern that is linked to a child carries the child's stamp",
  "identify.take_up":
    "trigger: tells the sender that the MASH's work, which they cannot see, has begun",
  "identify.stamp_episode": "trigger: the MASH's work on it does too",
  "identify.stamp_check_child":
    "trigger: a child whom an agency is asked about has the concern's stamp",
  "identify.restamp_check_children": "trigger: and follows it, also out of the agency's reach",
  "identify.as_its_check_child": "trigger: an answer is about the child who was asked about",
  "identify.settle_check": "trigger: a question is answered with the last of its children",
  "identify.systems_that_answer":
    "of which agencies a system can answer the MASH: for the MASH, which reads no tokens",
  "subjects.restricted_likeness":
    "whether a name may be of a restricted record, and who to ring: one row, for those whom a concern tells it",
  "identify.restricted_likeness":
    "whether a concern may be about a restricted record, and who to ring: one row, for one concern",
  "identify.beyond_reach":
    "whether rows of a workbook may be about records out of reach, and who to ring: never which",
  "identify.hide_places":
    "trigger: a protection that begins takes from kept rows what its writer may not see",
  "identify.sweep_feeds":
    "housekeeping deletes rows that nobody looked at and files left unfinished",
  "identify.marked_missing":
    "housekeeping opens rows by which a child is missing, to see whether the child is back",
  "identify.mark_missing_no_more":
    "housekeeping takes the mark from rows by which the child is back",
  "identify.missing_and_matched":
    "which rows by which a child is missing were joined to a record before, whoever reaches it: their ids, which are then not listed",
  "subjects.names_shut_to_me":
    "which names of a list are those of records shut to the acting person: places in the list, of which they are told nothing",
  "identify.sweep_workbooks": "housekeeping deletes imports that were left unfinished",
  "panels.stamp_meeting": "trigger: a meeting carries its child's stamp, whatever the booking says",
  "panels.stamp_meetings": "trigger: a child's new stamp may take its meetings out of reach",
  "panels.stamp_referral": "trigger: a referral carries its child's stamp, whatever referring says",
  "panels.stamp_item":
    "trigger: an item of an agenda carries its child's stamp and a circle of its own, numbered here",
  "panels.is_open":
    "whether a sitting still takes something, holding its row for one that may not change it: a yes or a no",
  "panels.stamp_promise":
    "trigger: a promise about no child carries its item's stamp and the teams of the agency that owes it",
  "panels.tell_records":
    "trigger: approved decisions reach the chronology of children whom the chair need not reach; no typed word",
  "panels.stamp_differences": "housekeeping compares copied stamps; answers keys alone",
  "protect.export_taken": "trigger: the entry in the register ends the release that it used",
  "protect.exports_to_release":
    "files of others that wait for a second person: what they are for, never which list or which child",
  "protect.settle_waiting_export":
    "one step with a file that waits: its own person's, or a second person's, which no policy can tell apart",
  "papers.stamp_paper": "trigger: a paper carries its child's stamp, whatever preparing it says",
  "papers.stamp_papers": "trigger: a child's new stamp may take its papers out of reach",
  "papers.stamp_differences": "housekeeping compares copied stamps; answers keys alone",
  "papers.facts_of":
    "for the part that checks papers: what must not stand in one, and who gets none",
  "papers.hold_child":
    "for the part that checks papers: nothing is protected or shut out while one is let go",
  "papers.children_named": "for the part that checks papers: which names are other children's",
  "papers.staff_standing": "for the part that checks papers: whether a colleague reaches a child",
  "papers.register": "every paper by number, for who reads the audit and reaches no child",
  "sec.restrict_record": "leaves a record to named people, the acting person's own reach included",
  "sec.ask_to_lift": "the first of two people, named on the record, asks to lift a restriction",
  "sec.lift_restriction":
    "the second agrees: the stamp goes back to the team that holds the record",
  "sec.declare_conflict": "shuts someone out, often the acting person, who then sees no more",
  "directory.leave_on":
    "sets someone's last day for who manages staff, and ends their posts with it",
  "directory.end_leavers": "ends everything of those whose last day is over, as housekeeping alone",
  "directory.leavers":
    "who leaves, for who manages circles in the same team or reaches every child",
  "sec.end_timed_out": "ends sessions whose time is over, as housekeeping alone",
  "sec.roles_like":
    "rows of the register that someone may be or live with, for the part of Lantern that compares; sealed",
  "sec.roles_asked":
    "who stands in the register under a name that the acting person has or named, and that they have not answered",
  "papers.roles_named":
    "as what a name stands in the register, for the part of Lantern that compares papers",
  "sec.pairs_to_compare":
    "for the part that looks for conflicts: who was not compared with a child since anything changed",
  "sec.looks_due": "for the two that ask it: nobody else may call it",
  "sec.behind": "for the two that ask it: nobody else may call it",
  "sec.am_to_compare":
    "whether the acting person has still to be compared with a child whom an answer names: yes or no",
  "sec.linked_records":
    "for the part that looks for conflicts: the records that concerns are linked with",
  "sec.to_compare":
    "for the part that looks for conflicts: what colleagues said of their life beside the records",
  "sec.note_looks": "for the part that looks for conflicts: that nothing was found",
  "panels.ask_deputy":
    "trigger: who names a deputy may not keep the lists of a sitting; checks that it is a colleague",
  "sec.note_finding":
    "for the part that looks for conflicts: keeps what was found and tells who decides",
  "sec.shut_out": "trigger: keeps who is shut out of a child in step with the conflicts declared",
  "sec.may_open_in_emergency": "says whether a record beyond reach can be opened in an emergency",
  "sec.open_in_emergency": "opens a record beyond reach for minutes, with a ticket to be reviewed",
  "sec.emergency_reviews": "openings for those who review them and reach no record",
  "sec.told_of_opening":
    "who of some colleagues has no conflict of interest with the child of one's own emergency opening",
  "sec.review_emergency": "the outcome of a review, by someone else than who opened",
  "subjects.ask_whether_known":
    "whether a child is known and who to ring, for those who see nothing",
  "subjects.stamp_whereabouts":
    "trigger: the named people's stamp or the child's, which the writer may not see",
  "subjects.restamp_whereabouts": "trigger: a child's new stamp reaches the facts under it",
  "subjects.is_listed":
    "whether a subject of the partnership stands in lists on a day: yes or no, and nothing of it",
  "subjects.protection_of":
    "that a protection stands and who to ring, for those who reach the child",
  "subjects.may_know_school":
    "whether no protection stands or who acts is named in it, where a policy asks for reach besides",
  "subjects.protect_whereabouts":
    "who protects need not be named, and could then not write; checks permission and reach",
  "subjects.end_protection": "a named person confirms what another named person asked",
  "subjects.restamp_held_words":
    "trigger: a protection that begins or ends changes who may read held words",
  "subjects.protected_among":
    "for the part that looks for places: which ids are of protected children",
  "subjects.guarded_facts": "for the part that looks for places: what to look for",
  "subjects.texts_about": "for the part that looks for places: every text about a child",
  "subjects.homes_of_name":
    "for the part that looks for places: homes of protected children of one name, for one of those who may know them",
  "subjects.tell_of_named_places":
    "for the part that looks for places: tells those who may know, and governance, who names them again and again",
  "subjects.hold_words":
    "for the part that looks for places: takes words out of a text that its reader may not change",
  "subjects.words_held":
    "held words for the named, for who wrote them, and for readers of the child once they are free",
  "protect.export_register":
    "every file that was taken out, for who reads the audit and owns none of them",
  "protect.confirm_destroyed":
    "that a file is gone: its own person says so, or who reads the audit for someone who left",
  "sec.to_be_told": "housekeeping counts by kind what people have not seen, and reads no headline",
  "sec.plan_message": "housekeeping writes that someone is to be told, once for what it counts",
  "sec.claim_messages":
    "housekeeping takes what is due to be sent, with the address of whom it is for",
  "sec.settle_message": "housekeeping writes what became of a message that it took",
  "sec.outgoing_state":
    "health.view reads how many messages went out, and nothing of whom they were for",
  "protect.remind_of_exports": "housekeeping tells each person once that a file is overdue",
  "subjects.key_new_people":
    "trigger: a child's names are found by keys that nobody writes by hand",
  "subjects.key_renamed": "trigger: a name that was put right no longer finds the child",
  "subjects.match_new_people":
    "trigger: a child is found by keys that nobody writes by hand, and is to be compared",
  "subjects.match_changed":
    "trigger: a name or a date that was put right no longer finds the child",
  "subjects.match_moved":
    "trigger: a home that came or is protected: the record is to be compared again",
  "subjects.take_match_waits": "for the part that compares: records that changed, each taken once",
  "subjects.match_candidates":
    "records within the acting person's reach that share keys with who is described, by the rule of the policies on people",
  "subjects.match_neighbours":
    "for the part that compares: a record and those that share a key with it, whoever reaches them",
  "subjects.keep_likely_pairs": "for the part that compares: pairs that nobody writes by hand",
  "subjects.drawn_records": "for the part that compares: some records by chance, to draw a sample",
  "subjects.looked_at": "for the part that compares: pairs that someone looks at already",
  "subjects.keep_pair_samples": "for the part that compares: a sample that nobody writes by hand",
  "subjects.last_sample": "for the part that compares: when a sample was drawn last",
  "subjects.pair_labels":
    "what was decided of pairs, without whom they are of; shown without small numbers",
  "subjects.labelled_records": "for the part that compares: decided pairs, to learn numbers from",
  "subjects.compare_all_again": "for the part that compares: after the numbers changed",
  "subjects.merge_refusals":
    "what stands against joining two records that the acting person reaches, as keys",
  "subjects.merge_records":
    "joins two records that the acting person reaches and someone else proposed: rows of every table, also those beside which they may not write",
  "subjects.split_refusals":
    "what stands against taking apart what the acting person reaches, as keys",
  "subjects.split_records":
    "takes two records apart, and lists from the audit and the papers whom to tell",
  "subjects.rows_since":
    "keys of the rows that were written while two records were one and who moved them, for who reaches both",
  "subjects.breach_of":
    "where the draft breach stands of two records that the acting person may take apart, and nothing of what it says",
  "subjects.say_two_children":
    "what was said of two records as one child ends where they are taken apart, by whoever did that",
  "subjects.end_places_left":
    "a place in the circle of a record that ended, which was ended on the other meanwhile, ends as they are taken apart",
  "subjects.looks_of":
    "what people said before two records became one, for who may take them apart: the one that ended is nobody's to read",
  "subjects.second_looks":
    "how often two people agreed of pairs that the acting person reaches, also by the record that stands for one of them; without whom they are of",
  "subjects.move_after_split":
    "a row written since to the other record or back, by who reaches both",
  "identify.run_standing":
    "for pattern alerts: whom each finds, over every child and whoever reaches them, and counts without the child",
  "identify.standing_found": "for pattern alerts: whom one of them finds as of a moment",
  "identify.standing_repeated_missing": "for pattern alerts: one statement of one of them",
  "identify.standing_low_concerns": "for pattern alerts: one statement of one of them",
  "identify.standing_harmed_no_panel": "for pattern alerts: one statement of one of them",
  "identify.standing_high_for_long": "for pattern alerts: one statement of one of them",
  "identify.standing_linked_not_flagged": "for pattern alerts: one statement of one of them",
  "identify.standing_closed_concerns": "for pattern alerts: one statement of one of them",
  "identify.standing_not_seen_alone": "for pattern alerts: one statement of one of them",
  "panels.referrals_to_chair":
    "what to triage of a panel, to its chair: not restricted, not shut out, nothing found, with name, reference and date of birth",
  "panels.sift_as_chair": "what the chair decided on it, with its line in the chronology",
  "panels.count_out_of_reach": "how many wait that who keeps panels cannot open: a number",
  "panels.owed_by_agency":
    "what agencies owe to a panel, in numbers, to who keeps panels or reads statistics",
  "protect.give_action":
    "gives an action, for who reaches the child: whether its owner opens the record is nothing that policies show",
  "protect.hand_over_action":
    "puts an action into the name of someone who opens the record, for who reaches the child",
  "protect.standalone_actions":
    "the acting person's own actions of records that they cannot open: words, dates, who asked and who to ring",
  "protect.close_standalone_action":
    "what came of the acting person's own action, on a record that they cannot open",
  "sec.circle_keepers":
    "who may add people to a child's circle, for who reaches the child: another's reach is nothing that policies show",
  "identify.take_up_suggestion":
    "who reads a suggestion says that they are dealing with it, and nothing else of it changes",
  "identify.dismiss_suggestion":
    "who reads a suggestion deletes it; its reason is counted without the child",
  "sec.whom_to_ask":
    "which colleague reaches a child whom the asking person reaches, so that nobody else is asked",
  "sec.looked_before":
    "When the reader last opened one child, so that the record can say what is new to them; they learn of themselves alone",
  "sec.opened_last":
    "the records that the acting person opened last: their own events and no other's",
  "sec.resume_token": "finds the service account of a token, before anyone is known",
  "sec.add_token": "who manages staff adds a token's hash, which nobody may read",
  "sec.token_to_answer": "a token for whoever answers for its account, who manages no staff",
  "sec.answer_token":
    "whoever answers for an account confirms or refuses a token, which is all that changes",
  "sec.revoke_token": "a token is revoked and nothing else about it changes",
  "sec.warn_of_tokens": "housekeeping tells of tokens about to expire, in every partnership",
  "sec.sweep_answers": "housekeeping deletes stored answers after a day",
  "directory.add_service_account":
    "who manages staff adds an account and its post; people are added by the command line alone",
  "directory.end_service_account": "ends an account, its posts and its tokens together",
  "sec.closed_to_self":
    "children whom the acting person knows, whom no policy of the audit shows them: ids alone, asked by the policy",
  "audit.propose_witness": "governance proposes the key of an agency that co-signs the audit",
  "audit.answer_witness": "a second person confirms or refuses such a key, once",
  "audit.end_witness": "governance ends such a key; what it signed stays",
  "audit.own_witness_keys": "the keys in force of the acting system’s agency, and no others",
  "audit.offered_checkpoints": "numbers and hashes, for a system of an agency with a key in force",
  "audit.take_cosignature":
    "adds what that agency co-signed, under the checkpoint that stands here",
  "audit.record_of": "a record by its reference, for who reads the audit and reaches none",
  "audit.looks_at":
    "who looked at a record, for those who manage its circle and reach it, or read the audit",
  "audit.uses_on": "housekeeping counts what each person did on a day",
  "audit.newest_checkpoints":
    "checkpoints are of the whole installation and of no partnership; who reads the audit reads of them",
  "audit.newest_verifications": "when the whole audit was checked, for the same people",
  "audit.unsigned_since": "whether something recorded waits to be signed, for the same people",
  "sec.note_hook_event":
    "trigger: that something happened, a kind and an id, for systems that the writer may not know of",
  "sec.add_hook": "who manages staff adds a webhook with a secret that nobody may read",
  "sec.hook_to_answer": "a webhook for whoever answers for its account, who manages no staff",
  "sec.answer_hook":
    "whoever answers for an account confirms or refuses a webhook, which is all that changes",
  "sec.change_hook":
    "who manages staff ends a webhook, renews its secret, or has a message sent again; nothing else changes",
  "sec.own_hooks": "a system's own webhooks and what became of their messages",
  "sec.sweep_hooks": "housekeeping deletes messages of webhooks after 30 days",
  ...definersOfBytes,
  ...definersOfFamily,
  ...definersOfGovern,
  ...definersOfSignIn,
  ...definersOfIntelligence,
  ...definersOfTraining,
  ...definersOfCommissioning,
  ...definersOfMeasures,
  "work.queue_state": "counts of background work by task, for whoever watches over the system",
  "work.last_beat": "when a worker was last there; one moment, about nobody",
  "work.enqueue": "the one way to ask for background work; the queue grants nothing",
};
