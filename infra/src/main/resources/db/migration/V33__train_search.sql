-- Passengers type a part of a train's number: its digits find it, whatever stands before them.
create index journey_outlook_by_digits on journey_outlook
    ((regexp_replace(train_number, '[^0-9]', '', 'g') collate "C"), service_date);
