-- How many measures are open, end soon, were breached or wait for a review is counted at each look at the board. With what is
-- counted in one index the rows themselves are not read.

set local role lantern_owner;

create index measures_counts_idx on subjects.measures (partnership_id, board_until, review_by, reminds_at, breached_on)
  where not is_halted and state not in ('refused', 'discharged', 'ended', 'not-pursued');

reset role;
