-- Campaigns with their audiences and dates, and how many they reached, in numbers; a register of businesses with the class
-- of their licence; and resources for audiences. No row has a key to a subject, to intelligence or to a child: which
-- business is visited next follows the class of licence and the last visit, and nothing else.

set local role lantern_owner;

alter table directory.campaigns add column audiences text[] not null default '{}';
alter table directory.campaigns add column until_on date;
alter table directory.campaigns add constraint campaigns_until_after check (until_on >= from_on);
comment on column directory.campaigns.audiences is 'Who it is for, by the keys of the configuration';

create table directory.campaign_reach (
  campaign_reach_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  campaign_id uuid not null references directory.campaigns on delete restrict,
  way text not null check (way ~ '^[a-z0-9-]{1,40}$'),
  audience text not null check (audience ~ '^[a-z0-9-]{1,40}$'),
  reached int not null check (reached between 0 and 10000000),
  counted_on date not null,
  stated_by uuid not null references directory.staff on delete restrict,
  stated_at timestamptz not null
);
comment on table directory.campaign_reach is 'Append-only: how many a campaign reached, by way and audience; numbers that were counted, and nobody who was reached';
create unique index campaign_reach_once_idx on directory.campaign_reach (campaign_id, way, audience, counted_on);
create index campaign_reach_campaign_idx on directory.campaign_reach (campaign_id);
create index campaign_reach_by_idx on directory.campaign_reach (stated_by);
create index campaign_reach_partnership_idx on directory.campaign_reach (partnership_id);

create table directory.businesses (
  business_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  name text not null check (length(name) between 1 and 200),
  licence_class text not null check (licence_class ~ '^[a-z0-9-]{1,40}$'),
  authority text not null check (length(authority) between 1 and 200),
  is_elsewhere boolean not null,
  locality text not null check (length(locality) between 1 and 200),
  ended_on date,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  version int not null default 1
);
comment on table directory.businesses is 'Businesses that prevention works with: the class of their licence and who issued it; not the licence, and nothing that is known or suspected of them';
comment on column directory.businesses.is_elsewhere is 'Licensed by an authority outside the area of the partnership';
create unique index businesses_name_idx on directory.businesses (partnership_id, lower(name), lower(locality));
create index businesses_by_idx on directory.businesses (added_by);

create table directory.business_contacts (
  business_contact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  business_id uuid not null references directory.businesses on delete restrict,
  kind text not null check (kind in ('contact', 'visit', 'training', 'pledge')),
  happened_on date not null,
  people int check (people between 0 and 100000),
  wording text check (length(wording) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint business_contacts_trained check ((kind = 'training') = (people is not null))
);
comment on table directory.business_contacts is 'Append-only: a contact, a visit, training or a pledge. There is no test purchase among the kinds: they use children';
create index business_contacts_business_idx on directory.business_contacts (business_id, happened_on desc);
create index business_contacts_by_idx on directory.business_contacts (recorded_by);
create index business_contacts_partnership_idx on directory.business_contacts (partnership_id);

create table directory.resources (
  resource_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('leaflet', 'film', 'lesson-pack', 'poster', 'sheet')),
  about text not null check (length(about) between 1 and 1000),
  audiences text[] not null check (cardinality(audiences) between 1 and 40),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z]{2,4})?$'),
  link text not null check (link ~ '^https://' and length(link) <= 500),
  edition int not null default 1 check (edition between 1 and 1000),
  review_on date not null,
  owner_id uuid not null references directory.staff on delete restrict,
  campaign_id uuid references directory.campaigns on delete restrict,
  is_public boolean not null,
  ended_on date,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1
);
comment on table directory.resources is 'Leaflets, films, lesson packs and sheets for audiences, with owner, edition and the day of the next review; each language is one of its own';
comment on column directory.resources.is_public is 'Shown on the public page, where a partnership turned that on, until the day of its review is over';
create unique index resources_title_idx on directory.resources (partnership_id, lower(title), language) where ended_on is null;
create index resources_owner_idx on directory.resources (owner_id);
create index resources_campaign_idx on directory.resources (campaign_id);
create index resources_kept_by_idx on directory.resources (kept_by);
create index resources_review_idx on directory.resources (partnership_id, review_on);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.campaign_reach', 'directory.businesses', 'directory.business_contacts', 'directory.resources']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide using (partnership_id = (select sec.partnership()))', bare || '_read', relation);
  end loop;
end $$;

create policy campaign_reach_add on directory.campaign_reach for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and stated_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy businesses_add on directory.businesses for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy businesses_change on directory.businesses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')));
grant update (ended_on, version) on directory.businesses to lantern_app, lantern_wide;
create policy business_contacts_add on directory.business_contacts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('training.manage')));
create policy resources_add on directory.resources for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('training.manage')));
-- Its owner reviews it as well.
create policy resources_change on directory.resources for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('training.manage')) or owner_id = (select sec.staff())))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff())
    and ((select sec.can('training.manage')) or owner_id = (select sec.staff())));
grant update (about, audiences, link, edition, review_on, owner_id, is_public, ended_on, kept_by, kept_at, version)
  on directory.resources to lantern_app, lantern_wide;

create trigger businesses_history after update or delete on directory.businesses for each row execute function history.record('business_id');
create trigger resources_history after update or delete on directory.resources for each row execute function history.record('resource_id');

set local role lantern_maintenance;

-- What everybody may read once a partnership turns it on: resources marked public whose review is not overdue. One row
-- without a resource says that it is on.
create function directory.public_resources(p_on date)
returns table (scheme jsonb, title text, kind text, about text, audiences text[], language text, link text, edition int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with door as (select sec.front_partnership() as id),
  own as (
    select k.body from directory.configuration k, door d
    where sec.is_front_door() and k.partnership_id = d.id and k.kind = 'campaigns' and k.key = 'campaigns'
      and k.in_force_from <= p_on and (k.in_force_to is null or k.in_force_to >= p_on)
    order by k.in_force_from desc, k.configuration_id desc limit 1
  ), public as (
    select r.* from directory.resources r join door d on d.id = r.partnership_id
    where r.is_public and r.ended_on is null and r.review_on >= p_on order by r.title limit 500
  )
  select o.body, r.title, r.kind, r.about, r.audiences, r.language, r.link, r.edition
  from own o left join public r on true
  where o.body #>> '{publicPage,isOn}' = 'true'
  order by r.title, r.language
$$;
revoke all on function directory.public_resources(date) from public;
grant execute on function directory.public_resources(date) to lantern_app;
