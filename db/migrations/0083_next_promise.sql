-- My work of a manager asks for the next promise of each of some thousand children. From this index it
-- is read alone: no row of the table, no promise that is closed, nothing to put in order.

create index actions_next_promise_idx on work.actions (person_id, due_on, action_id) where state = 'open';
