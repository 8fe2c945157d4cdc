//! Pages through the real router, on SQLite and with `LUOSHI_TEST_DB=postgres` on PostgreSQL.

mod access;
mod browser;
mod burden;
mod direction;
mod document;
mod gate;
mod import;
mod inbox;
mod ledger;
mod lights;
mod measure;
mod people;
mod review;
mod settings;
mod site;
mod task;
mod trace;
mod work;
