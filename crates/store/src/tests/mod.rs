mod append;
mod backup;
mod list;
mod statements;
mod support;
mod verify;
mod work;
