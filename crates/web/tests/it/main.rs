//! Pages through the real router, on SQLite and with `LUOSHI_TEST_DB=postgres` on PostgreSQL.

mod access;
mod browser;
mod gate;
mod settings;
mod site;
mod trace;
