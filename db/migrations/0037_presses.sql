-- A form of a page that comes twice within seconds is answered as the first was.

comment on table work.stored_answers is 'What was answered to a request under its Idempotency-Key, for a day, and where a form that was sent led to: the same sent again is answered the same and does nothing';
create index stored_answers_press_idx on work.stored_answers (staff_id, request_hash, made_at);
