/** Lines of decisions as they stood before they carried which, and a source of notifications without a team. */
export const dataOfDecidedLines = `
    insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, detail, happened_on, recorded_by, recorded_at)
      select gen_random_uuid(), d.partnership_id, d.person_id, 'level', 'Level recorded', d.reason, d.decided_on, d.decided_by, d.recorded_at from protect.level_decisions d
      union all select gen_random_uuid(), d.partnership_id, d.person_id, 'harm', 'Harm status recorded', d.reason, d.decided_on, d.decided_by, d.recorded_at from protect.harm_decisions d
      union all select gen_random_uuid(), f.partnership_id, f.person_id, 'flag', 'Flag raised: A flag', f.reason, f.raised_on, f.raised_by, now() from protect.flags f
      union all select gen_random_uuid(), r.partnership_id, r.person_id, 'flag', 'Flag reviewed and still standing', r.reason, r.reviewed_on, r.reviewed_by, r.recorded_at from protect.flag_reviews r;
    insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
      values ('00000000-0000-7000-8000-0000000000e6', 1, '00000000-0000-7000-8000-000000000001', 'Notices', 'notification', 'Notices', 'A desk', '00000000-0000-7000-8000-000000000004', now());`;

/** A workbook that is still to be opened, one that could not be read, and a row that waits sealed. */
export const dataOfUnread = `
    insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, file_sealed, sealed_key, brought_by, brought_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000e1', 'a.xlsx', '[]', 0, '\\x00', '\\x00', '00000000-0000-7000-8000-000000000004', now());
    insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, wrong, brought_by, brought_at, ended_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000e1', 'b.xlsx', '[]', 0, 'It is damaged', '00000000-0000-7000-8000-000000000004', now(), now());
    insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said_sealed, sealed_key, brought_by, brought_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000e2', '9', '\\x00', '\\x00', '00000000-0000-7000-8000-000000000004', now());`;
