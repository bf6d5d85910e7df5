/** A draft of a tool, copied from a version in force, and that version being put in force. */
export const dataOfToolEditor = `
    insert into protect.tool_drafts (tool_draft_id, partnership_id, tool, body, begun_by, begun_at, saved_by, saved_at)
      values ('00000000-0000-7000-8000-0000000000b7', 1, 'own', '{"key": "own"}', '00000000-0000-7000-8000-000000000004', now(), '00000000-0000-7000-8000-000000000004', now());
    insert into protect.tool_changes (tool_change_id, partnership_id, tool, configuration_id, tool_draft_id, step, on_date, wording, changed_by, changed_at)
      values (gen_random_uuid(), 1, 'own', '00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-0000000000b7', 'published', '2026-11-20', 'The executive', '00000000-0000-7000-8000-000000000004', now());`;
