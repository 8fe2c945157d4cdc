mod append;
mod backup;
mod list;
mod notice;
mod statements;
mod support;
mod verify;
mod work;
