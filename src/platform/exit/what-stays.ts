const digest = "a digest of something that opens an account or a connection here";
const promised = (to: string): string => `${to} was told that nobody else reads it`;

/** Whole tables that stay, each with why. The queue's own tables stay by their schema. */
export const tablesThatStay: Readonly<Record<string, string>> = {
  "audit.shards":
    "where each chain of the audit ends at this moment; every event is in audit.events",
  "directory.credentials": "hashes of passwords and seeds of one-time codes, and nothing else",
  "directory.recovery_codes": digest,
  "identify.standing_quiet":
    "which suggestions are not made again for a while, as digests that only this Lantern compares",
  "public.lantern_migrations": "by which steps this database was made; manifest.json has the last",
  "protect.tracker_saves": `what someone saved together in the tracker, theirs alone to look at and to undo; every value is in protect.tracker_facts`,
  "sec.attempts": digest,
  "sec.known_browsers":
    "digests of what browsers keep, by which wrong attempts to sign in are counted apart",
  "sec.pads": "made from LANTERN_SECRET: by them the database knows who is acting here",
  "sec.provider_visits": "sign-ins that are under way, sealed",
  "sec.sessions": `${digest}; each sign-in and its end are in audit.events`,
  "sec.wrong_tries":
    "how often someone tried to sign in as a person and was wrong, in numbers; each try is in audit.events",
  "sec.staff_ties": `what staff say of their own life: ${promised("each of them")}. They find it on their own page`,
  "work.drafts": `forms that were begun and never sent: ${promised("their writer")}`,
  "work.hook_events": "kinds and ids that wait to be told to systems connected to this Lantern",
  "work.hook_secrets": "what messages of webhooks are signed with, sealed",
  "work.notifications": `notices about what stands in the record: ${promised("each reader")}`,
  "work.outgoing_messages": `that someone was told of notices, in numbers: ${promised("each reader")}`,
  "work.save_notices":
    "what a save says on the page that follows, for two minutes; what was saved is in the record",
  "work.stored_answers": "copies of answers, kept for a day so that work sent twice is done once",
};

export const queueSchema = "graphile_worker";
export const whyQueueStays =
  "background work that waits; what it did is in the record and in the audit";

/** Columns that stay while their table leaves, each with why. Sealed ones follow from `sealed-columns.ts`. */
export const columnsThatStay: Readonly<Record<string, string>> = {
  "directory.identity_providers.secret_sealed": "the secret shared with an agency’s sign-in",
  "directory.identity_providers.secret_file": "a path on the machine that runs Lantern",
  "govern.fault_reports.form_hash":
    "of a report, to know it where it is sent twice; its words leave",
  "identify.intelligence_originals.match_keys":
    "registrations and telephone numbers of its text, by which another of the same is found",
  "directory.passkeys.credential_id":
    "made for the address of this Lantern, and signs nobody in elsewhere",
  "directory.passkeys.public_key":
    "made for the address of this Lantern, and signs nobody in elsewhere",
  "directory.tickets.code_hash": digest,
  "directory.training_hall_codes.code_hash": digest,
  "directory.training_links.token_hash": digest,
  "files.files.sha256":
    "of the content as it was sealed; files/index.csv has the digest of what left",
  "identify.professional_links.code_hash": digest,
  "identify.professional_links.token_hash": digest,
  "identify.public_concerns.code_hash": digest,
  "identify.public_concerns.form_hash": digest,
  "protect.family_links.code_hash": digest,
  "protect.family_links.token_hash": digest,
  "sec.api_tokens.token_hash": digest,
  "subjects.held_words.digest":
    "of a text in which words were held, to know it when it is saved again; the words leave",
};

/** Tables with contents of files: how a file is called, which contents leave, and why the others stay. */
export const contents: Readonly<
  Record<
    string,
    {
      readonly name: string;
      readonly mediaType: string;
      readonly leaves: string;
      readonly why: string;
    }
  >
> = {
  "files.files": {
    name: "name",
    mediaType: "media_type",
    leaves: `media_type not like 'image/%' or exists (select from files.picture_reviews r
      where r.file_id = files.files.file_id and r.outcome = 'accepted')`,
    why: "a picture that was refused, or that nobody has looked at yet",
  },
  "identify.workbooks": { name: "file_name", mediaType: "", leaves: "true", why: "" },
  "identify.feed_runs": { name: "file_name", mediaType: "", leaves: "true", why: "" },
  // A recording that is typed up goes; one that a hold keeps is heard by nobody.
  "protect.voice_notes": {
    name: "media_type",
    mediaType: "media_type",
    leaves: "typed_up_at is null",
    why: "a recording that is typed up, and kept for a legal hold alone",
  },
  // A face is in no file that leaves; on what it was held leaves with its row.
  "protect.photographs": {
    name: "media_type",
    mediaType: "media_type",
    leaves: "false",
    why: "a photograph of a child, which is in no file that leaves",
  },
};

export const whyKeyStays = "the row’s data key, wrapped by a key that stays";
export const whySealedStays = (opened: string): string => `sealed; it stands opened in ${opened}`;

/** Columns that are bytes or sound like a secret and are none: they leave. Each with what they are. */
export const noSecrets: Readonly<Record<string, string>> = {
  "directory.training_attendances.certificate_code":
    "printed on the certificate, for whoever is shown it; it opens nothing",
  "directory.forum_uses.use_key": "the key of a use in the configuration",
  "directory.training_courses.length_key": "the key of a length in the configuration",
  "subjects.measures.measure_key": "the key of a measure in the configuration",
  "audit.checkpoints.key_name": "the name of the key that signed, as verifiers write it",
  "audit.witness_keys.witness_key_id": "a row’s number",
  "audit.witness_keys.public_key": "public: what an agency’s co-signatures are checked with",
  "audit.cosignatures.witness_key_id": "a row’s number",
  "audit.checkpoints.note_hash": "of the signed note, which leaves beside it",
  "audit.events.hash": "the audit’s chain, by which its order is proved",
  "audit.events.previous_hash": "the audit’s chain, by which its order is proved",
  "continuity.backups.sha256": "of a backup’s file",
  "continuity.duty_sheets.sha256": "of a sheet’s file",
  "directory.configuration.key": "which of its kind a configuration is",
  "directory.roles.key": "the short name of a role",
  "govern.public_roles.name_keys": "by which a name in the register is found",
  "govern.public_roles.number_key": "by which the number of a licence is found",
  "history.versions.row_key": "the row that a version is of",
  "identify.feed_rows.row_key": "what another system calls its row",
  "identify.feed_asides.row_key": "what another system calls its row",
  "identify.feed_waiting.row_key": "what another system calls its row",
  "identify.imports.file_sha256": "of a workbook that was brought in",
  "identify.workbooks.file_sha256": "of a workbook that waits",
  "papers.papers.sha256": "of the words of a paper as they were prepared",
  "protect.exports.sha256": "of a file that was taken out",
  "protect.offer_decisions.offer_key": "made of what a source says, so that it is decided once",
  "directory.training_hall_codes.training_hall_code_id": "a row’s number",
  "protect.visits.sent_key": "made with a form, so that sending it twice records a visit once",
  "protect.referral_steps.reason_key": "which of the reasons offered was chosen",
  "protect.referrals.reason_key": "which of the reasons offered was chosen",
  "protect.tracker_columns.key": "the short name of a column",
  "sec.api_tokens.token_id": "what a token is called on pages",
  "sec.emergency_openings.reason_key": "which of the reasons offered was chosen",
  "subjects.held_words.row_key": "the row that held words were taken out of",
  "subjects.held_words.token": "what stands in the text instead of the words",
  "subjects.match_keys.print": "the spelling and the date of a key in a few bits",
  "subjects.match_keys.key": "by which records of one child find each other",
  "subjects.merge_moves.row_key": "the row that went to the other record",
  "subjects.name_keys.key": "by which a name is found, misspelt or not",
};

/** Tables of the whole installation, which name no partnership: they leave with its only one. */
export const ofInstallation: readonly string[] = [
  "audit.checkpoints",
  "audit.verifications",
  "continuity.backups",
  "continuity.proofs",
];

export const whyInstallationStays =
  "of the whole installation, and there are other partnerships in it";

/** A name that must be decided about before its column leaves. */
export const soundsSecret = (column: string): boolean =>
  /secret|passw|passphrase|credential|token|sealed|hash|cipher|cookie|nonce|(^|_)(keys?|seed|pin|otp|totp|private|code|codes)(_|$)/.test(
    column,
  );
