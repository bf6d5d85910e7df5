/** A webhook of the machine that is there, what it is signed with, and one message of it. */
export const dataOfHooks = `
    insert into work.hooks (hook_id, partnership_id, account_id, address, events, made_by, made_at, confirmed_at)
      values ('00000000-0000-7000-8000-0000000072a1', 1, '00000000-0000-7000-8000-000000000020', 'https://records.example/hook', '{note.made}',
        '00000000-0000-7000-8000-000000000004', now(), now());
    insert into work.hook_secrets (hook_secret_id, partnership_id, hook_id, sealed_key, secret_sealed, made_by, made_at)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000072a1', 'key', 'sealed', '00000000-0000-7000-8000-000000000004', now());
    insert into work.hook_events (hook_event_id, partnership_id, kind, source_id, happened_at)
      values ('00000000-0000-7000-8000-0000000072a2', 1, 'note.made', gen_random_uuid(), now());
    insert into work.hook_deliveries (hook_delivery_id, partnership_id, hook_id, hook_event_id, kind, source_id, happened_at, send_after)
      values (gen_random_uuid(), 1, '00000000-0000-7000-8000-0000000072a1', '00000000-0000-7000-8000-0000000072a2', 'note.made', gen_random_uuid(), now(), now());`;
