-- What a version of a table said last, and how often each of its rules matched.
create index decision_record_definition on decision_record (definition_id, seq);
