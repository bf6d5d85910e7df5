-- What comes in is a contact. That the MASH takes it up as a referral is a decision of its own: who, when
-- and why, before partners are asked and before it is decided what follows.

create table identify.mash_referrals (
  mash_referral_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  mash_episode_id uuid not null references identify.mash_episodes on delete cascade,
  reason text not null check (length(reason) between 1 and 4000),
  taken_by uuid not null references directory.staff on delete restrict,
  taken_at timestamptz not null
);
comment on table identify.mash_referrals is 'Append-only: that a contact was taken up as a referral, once, by whom and why';
create unique index mash_referrals_episode_key on identify.mash_referrals (mash_episode_id);
create index mash_referrals_by_idx on identify.mash_referrals (taken_by);
create index mash_referrals_partnership_idx on identify.mash_referrals (partnership_id);

alter table identify.mash_referrals enable row level security;
alter table identify.mash_referrals force row level security;
create policy mash_referrals_maintenance on identify.mash_referrals to lantern_maintenance using (true) with check (true);
create policy mash_referrals_read on identify.mash_referrals for select to lantern_app, lantern_wide
  using (exists (select from identify.mash_episodes e where e.mash_episode_id = mash_referrals.mash_episode_id));
create policy mash_referrals_add on identify.mash_referrals for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide')) and taken_by = (select sec.staff())
    and exists (select from identify.mash_episodes e where e.mash_episode_id = mash_referrals.mash_episode_id));
grant select, insert, update, delete on identify.mash_referrals to lantern_maintenance;
grant select, insert on identify.mash_referrals to lantern_app, lantern_wide;
select sec.keep_controller('identify.mash_referrals', 'taken_by', '-');
select govern.guard('identify.mash_referrals');
