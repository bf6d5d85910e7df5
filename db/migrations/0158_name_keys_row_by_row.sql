-- A name is sought by some thousands of keys at most. With `offset 0` each of them asks for its one child;
-- without it the planner read every child of the partnership first, for whoever reaches most of them.

set local role lantern_owner;

alter policy name_keys_read on subjects.name_keys
  using (exists (select from subjects.people p where p.person_id = name_keys.person_id offset 0));

reset role;
