-- A number is looked up under the reader's own policies as well: when somebody searches by it, and to say which other
-- record has it. Two texts put together (`kind || ' ' || value`) are compared only after the policy has been asked of
-- every row; a column by itself is compared before. This index is for the second way.

set local role lantern_owner;

create index identifiers_value_idx on subjects.identifiers (partnership_id, value) where ended_at is null;
