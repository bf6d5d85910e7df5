/** A lead, a message to leads about a vehicle, and for whom it is. */
export const dataOfLeads = `
    insert into directory.leads (lead_id, partnership_id, agency_id, is_deputy, staff_id, job_title, confirmed_on, confirmed_by, named_by, named_at)
      values ('00000000-0000-7000-8000-0000000000a7', 1, '00000000-0000-7000-8000-000000000001', false, '00000000-0000-7000-8000-000000000004', 'Head of safeguarding', '2026-11-01', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.lead_messages (lead_message_id, partnership_id, theme, scheme_id, subject, wording, stops_on, sent_by, sent_at)
      values ('00000000-0000-7000-8000-0000000000a8', 1, 'travel', '00000000-0000-7000-8000-000000000005', 'A car', 'Look out for it', '2026-12-20', '00000000-0000-7000-8000-000000000004', now());
    insert into protect.lead_receipts (lead_receipt_id, partnership_id, lead_message_id, lead_id, staff_id, sent_by)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000000a8', '00000000-0000-7000-8000-0000000000a7', '00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000004');`;
