-- What was said about a piece. What is internal never reaches the client.
create table piece_comment (
  id uuid primary key,
  piece_id uuid not null references content_piece,
  version_no int not null,
  channel_id uuid references channel,
  parent_id uuid references piece_comment,
  author text not null,
  of_client boolean not null,
  internal boolean not null,
  text text not null,
  written_at timestamptz not null,
  seq bigint generated always as identity,
  check (not (of_client and internal))
);

create index piece_comment_piece on piece_comment (piece_id, seq);

-- Which versions of a piece somebody has seen.
create table piece_sighting (
  piece_id uuid not null references content_piece,
  person text not null,
  version_no int not null,
  seen_at timestamptz not null,
  primary key (piece_id, person, version_no)
);
