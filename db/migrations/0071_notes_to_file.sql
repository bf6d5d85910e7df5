-- What is decided goes into the council's own record: the list of what is not filed yet reads the latest
-- decisions of a partnership.
create index chronology_entries_decided_idx on protect.chronology_entries (partnership_id, recorded_at, chronology_entry_id)
  where kind in ('level', 'harm', 'flag');
