/** Functions of the schemas govern and continuity that run with their owner's rights: see catalogue-definers.ts. */
export const definersOfGovern: Readonly<Record<string, string>> = {
  "govern.information_by_reference":
    "how much is held about one record and whose, without what it says, to governance.view",
  "govern.mark_agency": "how an agency's new rows are marked, by governance.manage",
  "govern.left_by":
    "how much a leaver leaves in all, in numbers and references, for the same people",
  "govern.role_answers": "which colleagues said what of a row, for those who keep the register",
  "govern.acknowledge_alarm":
    "who answers alarms acknowledges one, once, in a table that nobody may write otherwise",
  "govern.keep_fault_report":
    "whoever is not known adds a report of a fault to a table that nobody may write, under sign-in alone",
  "govern.chase_alarms": "housekeeping tells people again of what nobody has acknowledged",
  "govern.unusual_sounds": "trigger: a question about the use of records is an alarm",
  "govern.note_unusual": "housekeeping keeps what a rule asks about, which nobody may write",
  "govern.tell_of_unusual": "housekeeping tells those who read the audit",
  "govern.entries_for_staff": "what stands in a register and is for everybody who is signed in",
  "govern.published_entries": "what is published: anyone reads it, signed in or not",
  "govern.basis_name": "what a lawful basis is called, also after it has ended",
  "govern.versions_of": "what an entry said before, for those who read the register today",
  "govern.report_entry": "whoever works here adds a report to a register that they cannot read",
  "govern.due_for_review": "records whose period has passed, by reference, for who reaches none",
  "govern.is_held":
    "whether a legal hold stands: whoever deletes is bound, whether they see it or not",
  "govern.set_hold": "who keeps the registers sets a hold, which nobody may write otherwise",
  "govern.ask_to_lift_hold": "the first of two people asks to lift a legal hold",
  "govern.answer_lift": "the second of two people lifts a legal hold or lets it stand",
  "govern.keep_while_held": "trigger: nothing that a hold covers is deleted, whoever deletes",
  "govern.keep_all_while_held": "trigger: no table is emptied while a hold stands",
  "govern.begin_held": "trigger: a partnership is held from its first moment",
  "continuity.newest_backups":
    "backups are of the whole installation and of no partnership; who watches its health reads of them",
  "continuity.newest_proofs": "proofs of restores, for the same people",
  "continuity.newest_sheet": "when the duty team's sheet was last written, never what it says",
};
