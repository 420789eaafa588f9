-- Identifiers of events are UUIDs that rise with time: 16 bytes in row and index instead of 37, added at the right edge of
-- the index instead of anywhere. Aggregates are compared byte by byte, whatever the database's own collation.
alter table domain_event_entry
    alter column event_identifier type uuid using event_identifier::uuid,
    alter column aggregate_identifier type varchar(255) collate "C";
