-- What distinguishes a device from others of its owner, as far as it is no secret.
alter table device add column label text;
